import type { Token } from '../token.ts'
import { dropEmptyGroups, dropNotes, dropSwitches } from './drop.ts'
import { nameSpaces } from './measured.ts'
import { openBoxes, openBraces, openColours, openNotedTerms } from './open.ts'
import { writeOutPackages } from './packages.ts'
import { markSigns } from './signs.ts'
import { renameCommands, repairDelimiters, widenSpaces } from './spelling.ts'
import { gatherForeignWords, gatherText, gatherWords } from './text.ts'
import { openEquations } from './unwrap.ts'

/** One way in which what people write is brought to what KaTeX and the splitter read. */
export type Step = (tokens: readonly Token[]) => readonly Token[]

/** In this order: text becomes single tokens before anything looks inside braces. */
const STEPS: readonly Step[] = [
  repairDelimiters,
  renameCommands,
  nameSpaces,
  writeOutPackages,
  gatherText,
  gatherForeignWords,
  gatherWords,
  dropNotes,
  dropSwitches,
  openColours,
  openBoxes,
  openBraces,
  openNotedTerms,
  dropEmptyGroups,
  widenSpaces,
  markSigns,
  openEquations,
]

/** Tokens of a block, macros put in, as KaTeX and the splitter read them. */
export const normalise: Step = tokens => STEPS.reduce((before, step) => step(before), tokens)
