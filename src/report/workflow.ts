import { visible } from '../render/escape.ts'

/** A workflow command of GitHub, by which it marks a place of a file. Properties without a value are left out. */
export const workflowCommand = (
  level: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string => {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined)
  const where = given.map(([key, value]) => `${key}=${property(`${value}`)}`).join(',')
  return `::${level}${where && ' '}${where}::${data(message)}`
}

/** A line for the log alone: no text of a person in it is a command, of the old form neither. */
export const logLine = (line: string): string =>
  data(line)
    .replace(/^(\s*)::/, '$1: :')
    .replaceAll('##[', '# #[')

const data = (text: string): string =>
  [...text]
    .map(sign => (/[\r\n]/.test(sign) ? sign : visible(sign)))
    .join('')
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A')

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
