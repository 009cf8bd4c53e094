import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

describe('independence', () => {
  const files = (folder: string) =>
    readdirSync(new URL(`../src/${folder}/`, import.meta.url)).map(file => ({
      file,
      text: readFileSync(new URL(`../src/${folder}/${file}`, import.meta.url), 'utf8'),
    }))

  test.each([...files('verify'), ...files('numeric')].map(f => [f.file, f.text]))(
    '%s',
    (_, text) => {
      expect(text).not.toMatch(/\.\.\/derive\//)
      expect(text).not.toMatch(/\.partial\b|\.entry\(|elementwise\??\.slope|elementwise\??\.value/)
    },
  )
})
