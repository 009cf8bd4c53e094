/** A number of points without an exponent: `7.5`. */
export const plainNumber = (points: number): string => String(Math.round(points * 1e4) / 1e4)
