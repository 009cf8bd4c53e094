/** Text of others on one line of a terminal: control characters as pictures, marks of direction as `�`. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu, sign => {
    const code = sign.codePointAt(0) ?? 0
    if (code < 32) return String.fromCodePoint(0x2400 + code)
    return code === 127 ? '␡' : '�'
  })
