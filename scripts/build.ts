import { build } from 'tsdown'

// The builder's own command warns on every start about Node 20, on which it runs well.
await build({ logLevel: 'warn' })
