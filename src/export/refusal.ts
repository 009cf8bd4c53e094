import { UsageError } from '../core/usage.ts'

/** A network has a part that cannot be written in Python yet. */
export class ExportError extends UsageError {
  override name = 'ExportError'
}
