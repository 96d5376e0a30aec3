import 'server-only'
import { readCamt053 } from './camt053'
import { readCsvStatement } from './csv-statement'
import { type BankStatement, StatementError } from './statement'

/** A year of a busy school is about 2 MB of CAMT.053. */
export const mostStatementBytes = 4 * 1024 * 1024
/** Credits of one file: a person looks at each of them. */
const mostCredits = 5_000

/** XML begins with '<', in whatever encoding, after a signature or blanks. */
const isXml = (bytes: Uint8Array) => {
  const start = bytes.subarray(0, 64).filter((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte))
  return start[0] === 0x3c
}

/**
 * The credits of a bank's file, CAMT.053 or CSV, told apart by what it holds and not by its name ([1.H3]). Read in slices,
 * so that nobody else waits ([6.S8]). @throws StatementError
 */
export async function readStatement(bytes: Uint8Array): Promise<BankStatement> {
  if (bytes.length > mostStatementBytes) throw new StatementError('too_big')
  if (bytes.length === 0) throw new StatementError('empty')
  const statement = await (isXml(bytes) ? readCamt053(bytes) : readCsvStatement(bytes))
  if (statement.lines.length > mostCredits) throw new StatementError('too_big')
  return statement
}
