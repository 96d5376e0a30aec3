/** Statements as banks write them, for tests. */
type Credit = {
  amount: string
  reference?: string
  text?: string
  name?: string
  iban?: string
  day?: string
  direction?: 'CRDT' | 'DBIT'
  status?: string
  currency?: string
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function entry(credit: Credit): string {
  const { amount, reference = '', text = '', name = '', iban = '', day = '2026-11-18' } = credit
  return `<Ntry><Amt Ccy="${credit.currency ?? 'EUR'}">${amount}</Amt><CdtDbtInd>${credit.direction ?? 'CRDT'}</CdtDbtInd><Sts>${credit.status ?? 'BOOK'}</Sts>
<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>${escapeXml(name)}</Nm></Dbtr>${
    iban ? `<DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct>` : ''
  }</RltdPties><RmtInf><Ustrd>${escapeXml(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
}

/** The same entry in version 08: states and parties have one more level. */
const entryOfVersion8 = (credit: Credit): string =>
  entry(credit)
    .replace(/<Sts>(\w+)<\/Sts>/, '<Sts><Cd>$1</Cd></Sts>')
    .replace(/<Dbtr>(.*?)<\/Dbtr>/, '<Dbtr><Pty>$1</Pty></Dbtr>')

export const testIban = 'FR7630006000011234567890189'

type Given = { iban?: string; namespace?: string }

/** A CAMT.053.001.02 file of the account of tests/factories/structure.ts. */
export function camt053(credits: readonly Credit[], given: Given = {}): Uint8Array {
  const { iban = testIban, namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02' } = given
  return write(credits.map(entry), iban, namespace)
}

/** The same as CAMT.053.001.08. */
export const camt053Version8 = (credits: readonly Credit[]): Uint8Array =>
  write(credits.map(entryOfVersion8), testIban, 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08')

const write = (entries: readonly string[], iban: string, namespace: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespace}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-19T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><CreDtTm>2026-11-19T06:00:00</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-18</Dt></Dt></Bal>
${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`)

/** The export of a bank whose software writes Windows-1252. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
