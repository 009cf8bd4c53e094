import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { gradproof, removeBundle } from './support/render-cli.ts'
import { SAMPLE_NETWORK } from './support/train-network.ts'

const folder = mkdtempSync(join(tmpdir(), 'train-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

describe('the command', () => {
  const network = join(folder, 'net.eq')
  writeFileSync(network, SAMPLE_NETWORK)

  test('writes parameters and a curve, and nothing else than the result', () => {
    const [out, svg] = [join(folder, 'p.json'), join(folder, 'c.svg')]
    const ran = gradproof(['train', network, '--steps', '20', '--svg', svg, '-o', out])
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^a ← a − α ∂L\/∂a {2}# a: A, b, C; α = 0.1$/m)
    expect(ran.stdout).not.toContain('\u001b')
    expect(Object.keys(JSON.parse(readFileSync(out, 'utf8')))).toEqual(['A', 'b', 'C'])
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg .*<polyline points="[\d., ]+".*<\/svg>\n$/s)
  })

  test('tells where data are wrong', () => {
    const data = join(folder, 'd.csv')
    writeFileSync(data, 'x1,t1\n1,2\n3,four\n')
    const { status, stdout, stderr } = gradproof(['train', network, '--data', data])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(`gradproof: ${data}:3:3: four is no number, in column t1\n`)
  })

  test('says which columns it does not use', () => {
    const data = join(folder, 'e.csv')
    writeFileSync(data, 'id,x1,t1\n1,1,2\n2,3,4\n')
    const { status, stderr } = gradproof(['train', network, '--data', data, '--steps', '1'])
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'gradproof: no name of the network: id; not used\n',
    })
  })

  test('ends with status 1 where the descent goes astray', () => {
    const bent = join(folder, 'bent.eq')
    writeFileSync(bent, 'w : scalar\nL = w^4')
    const { status, stderr } = gradproof(['train', bent, '--rate', '1000'])
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'gradproof: the descent went astray; no parameters are written\n',
    })
  })

  test.each([
    [['--steps', 'many'], /--steps needs a whole number from 0 on, not many/],
    [['--batch', '0'], /--batch needs a whole number from 1 on/],
    [['--rate', 'fast'], /--rate needs a number, not fast/],
    [['--set', 'n'], /--set needs NAME=NUMBER, not n/],
    [['--set', 'A=1'], /--set: A is neither a size nor a scalar/],
    [['--data', 'no-such.csv'], /cannot read no-such.csv/],
    [['-o', network], /the output would replace the input/],
    [['--lang', 'xx'], /no such language: xx/],
  ] as const)('%s is refused', (args, message) => {
    const { status, stdout, stderr } = gradproof(['train', network, ...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
