#!/usr/bin/env node
import { loaderIn } from './load.ts'

loaderIn(import.meta.dirname).load('./main.cjs')
