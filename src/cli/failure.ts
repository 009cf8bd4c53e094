/** The command cannot do its work: the message is for the person, the exit status 2. */
export class Failure extends Error {
  override name = 'Failure'
}
