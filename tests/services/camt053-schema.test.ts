import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { readCamt053 } from '@/lib/services/camt053'
import { camt053, camt053Version8, testIban } from '../support/statements'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** The statement as the account report of the same version (iso20022-schema/README.md). */
const asReport = (statement: string) =>
  statement
    .replaceAll('tech:xsd:camt.053.', 'tech:xsd:camt.052.')
    .replaceAll(/(<\/?)BkToCstmrStmt>/g, '$1BkToCstmrAcctRpt>')
    .replaceAll(/(<\/?)Stmt>/g, '$1Rpt>')

async function findErrors(statement: string, version: '02' | '08'): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'statement.xml', contents: asReport(statement) },
    schema: readFileSync(`tests/services/iso20022-schema/camt.052.001.${version}.xsd`, 'utf8'),
  })
  return errors.map(({ message }) => message)
}

const credits = [
  { amount: '850.00', reference: '2026322-001', text: 'C12 cours de chant', name: 'Zoé & Cie', iban: testIban },
  { amount: '12.50', direction: 'DBIT' as const, name: 'EDF', text: 'Prélèvement' },
]

describe('statements of tests against the schema of ISO 20022 [1.H3]', () => {
  test('version 02 is valid, and read', async () => {
    const statement = text(camt053(credits))
    expect(await findErrors(statement, '02')).toEqual([])
    expect((await readCamt053(camt053(credits))).lines).toHaveLength(1)
  })

  test('version 08 is valid, and read alike', async () => {
    const statement = camt053Version8(credits)
    expect(await findErrors(text(statement), '08')).toEqual([])
    const [one, other] = [await readCamt053(camt053(credits)), await readCamt053(statement)]
    expect(other).toEqual(one)
  })

  test('what the reader refuses, the schema refuses too', async () => {
    const good = text(camt053(credits))
    const bad = [
      good.replace('<MsgId>M1</MsgId>', ''),
      good.replace('<Stmt><Id>S1</Id>', '<Stmt>'),
      good.replace('<CdtDbtInd>CRDT</CdtDbtInd><Sts>', '<Sts>'),
      good.replace('>850.00<', '>1e3<'),
      good.replaceAll('2026-11-18', '2026-02-30'),
      good.replace(`<Acct><Id><IBAN>${testIban}</IBAN></Id></Acct>\n<Bal>`, '<Bal>'),
    ]
    for (const statement of bad) {
      expect(await findErrors(statement, '02')).not.toEqual([])
      await expect(readCamt053(new TextEncoder().encode(statement))).rejects.toThrow()
    }
  })
})
