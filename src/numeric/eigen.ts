/** Eigenvalues of the symmetric part of a square matrix, by Jacobi's rotations. */
export const eigenvalues = (data: readonly number[], n: number): readonly number[] => {
  const at = (i: number, j: number) => i * n + j
  const a = data.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n]
    return ((data[at(i, j)] as number) + (data[at(j, i)] as number)) / 2
  })
  const scale = Math.hypot(...a)
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a, n) > TINY * scale; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, n, p, q)
  }
  return Array.from({ length: n }, (_, i) => a[at(i, i)] as number)
}

const SWEEPS = 60
const TINY = 1e-14

const offDiagonal = (a: readonly number[], n: number): number =>
  Math.hypot(...a.filter((_, k) => Math.floor(k / n) !== k % n))

/** Turns the axes p and q so that a_pq becomes 0. */
const rotate = (a: number[], n: number, p: number, q: number): void => {
  const pq = a[p * n + q] as number
  if (pq === 0) return
  const half = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * pq)
  const t = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(half, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s)
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s)
}

const turn = (a: number[], x: number, y: number, c: number, s: number): void => {
  const [u, v] = [a[x] as number, a[y] as number]
  a[x] = c * u - s * v
  a[y] = s * u + c * v
}
