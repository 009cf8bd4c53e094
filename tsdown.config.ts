import { defineConfig } from 'tsdown'
import { notices } from './scripts/notices.ts'

export default defineConfig({
  entry: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  minify: true,
  dts: true,
  checks: { pluginTimings: false },
  deps: { onlyBundle: ['commander', 'fraction.js', 'moo', 'nearley', 'picocolors'] },
  plugins: [notices()],
})
