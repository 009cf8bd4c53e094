/** A network has a part that cannot be written in Python yet: the message says which. */
export class ExportError extends Error {
  override name = 'ExportError'
}
