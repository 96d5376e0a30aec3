import 'server-only'
import {
  addNothing,
  type BankStatement,
  inTurns,
  parseDecimal,
  readDay,
  StatementError,
  type StatementLine,
} from './statement'
import { readXml, type XmlElement, XmlError } from './xml'

/*
 * CAMT.053 (ISO 20022 'BankToCustomerStatement'), versions 02 to 13: what the schema requires must be there, what we don't
 * need is left alone. Version 02 writes <Dbtr><Nm>, later ones <Dbtr><Pty><Nm>; <Sts>BOOK</Sts> became <Sts><Cd>BOOK</Cd></Sts>.
 */
const family = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d\d)$/

const all = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? []

/** The element at a path such as 'RltdPties/Dbtr/Nm', the first of each name. */
const find = (parent: XmlElement | undefined, path: string): XmlElement | undefined =>
  path.split('/').reduce<XmlElement | undefined>((at, name) => all(at, name)[0], parent)

const textAt = (parent: XmlElement | undefined, ...paths: string[]): string => {
  for (const path of paths) {
    const text = find(parent, path)?.text.replace(/\s+/g, ' ').trim()
    if (text) return text
  }
  return ''
}

function requireAt(parent: XmlElement | undefined, path: string): XmlElement {
  const found = find(parent, path)
  if (!found) throw new StatementError('malformed', { what: path })
  return found
}

function readAmount(element: XmlElement): { cents: number; currency: string } {
  const currency = element.attributes.Ccy ?? ''
  const cents = /^\d{1,13}(\.\d{1,5})?$/.test(element.text.trim()) ? parseDecimal(element.text.trim()) : null
  if (cents === null || !/^[A-Z]{3}$/.test(currency)) throw new StatementError('malformed', { what: 'Amt' })
  return { cents, currency }
}

/** Banks write these where they have no reference of their own. */
const isReference = (text: string) => text !== '' && !/^(NOTPROVIDED|NONREF|0+)$/i.test(text)

const readReference = (...texts: string[]) => texts.find(isReference) ?? ''

function readRemittance(details: XmlElement | undefined, entry: XmlElement): string {
  const free = all(find(details, 'RmtInf'), 'Ustrd').map((part) => part.text)
  const structured = all(find(details, 'RmtInf'), 'Strd').map((part) => textAt(part, 'CdtrRefInf/Ref'))
  const endToEnd = readReference(textAt(details, 'Refs/EndToEndId'))
  const texts = [...free, ...structured, endToEnd, textAt(details, 'AddtlTxInf'), textAt(entry, 'AddtlNtryInf')]
  return [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean))].join(' · ')
}

type Money = { cents: number; currency: string }

function readLine(entry: XmlElement, details: XmlElement | undefined, money: Money, reference: string): StatementLine {
  return {
    reference,
    bookedOn: readDay(textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm').slice(0, 10)),
    amountCents: money.cents,
    currency: money.currency,
    payerName: textAt(details, 'RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm', 'RltdPties/UltmtDbtr/Nm'),
    payerIban: textAt(details, 'RltdPties/DbtrAcct/Id/IBAN').replaceAll(' ', ''),
    remittance: readRemittance(details, entry),
  }
}

/** One credit of a batch each, where the bank details them and they sum to it; otherwise the entry as a whole. */
function readCredits(entry: XmlElement, money: Money): StatementLine[] {
  const parts = all(entry, 'NtryDtls').flatMap((group) => all(group, 'TxDtls'))
  const reference = readReference(textAt(entry, 'AcctSvcrRef'), textAt(entry, 'NtryRef'))
  const amounts = parts.map((part) => find(part, 'Amt') ?? find(part, 'AmtDtls/TxAmt/Amt'))
  if (parts.length > 1 && amounts.every((amount) => amount !== undefined)) {
    const moneys = amounts.map((amount) => readAmount(amount!))
    if (moneys.reduce((total, part) => total + part.cents, 0) === money.cents)
      return parts.map((part, rank) => {
        const own = readReference(textAt(part, 'Refs/AcctSvcrRef'), textAt(part, 'Refs/TxId'))
        return readLine(entry, part, moneys[rank]!, own || (reference && `${reference}/${rank + 1}`))
      })
  }
  const [only] = parts
  return [readLine(entry, only, money, reference || readReference(textAt(only, 'Refs/AcctSvcrRef')))]
}

function readEntry(entry: XmlElement, found: BankStatement): void {
  const money = readAmount(requireAt(entry, 'Amt'))
  const direction = requireAt(entry, 'CdtDbtInd').text.trim()
  const status = textAt(entry, 'Sts/Cd', 'Sts')
  if (!/^(CRDT|DBIT)$/.test(direction) || !status) throw new StatementError('malformed', { what: 'CdtDbtInd' })
  // Announced and not yet there: it comes again once it is booked.
  if (status !== 'BOOK') found.pending += 1
  // A payment out that came back is a credit too, and nobody's payment.
  else if (direction === 'DBIT' || textAt(entry, 'RvslInd') === 'true') found.debits += 1
  else found.lines.push(...readCredits(entry, money))
}

async function parse(bytes: Uint8Array): Promise<XmlElement> {
  try {
    return await readXml(bytes)
  } catch (error) {
    if (error instanceof XmlError) throw new StatementError(error.message === 'too_big' ? 'too_big' : 'malformed')
    throw error
  }
}

/** The credits of a CAMT.053 file, in their order. @throws StatementError */
export async function readCamt053(bytes: Uint8Array): Promise<BankStatement> {
  const document = await parse(bytes)
  if (document.name !== 'Document' || !family.test(document.namespace)) throw new StatementError('other_kind')
  const message = requireAt(document, 'BkToCstmrStmt')
  requireAt(message, 'GrpHdr/MsgId')
  const found = addNothing('camt053')
  const statements = all(message, 'Stmt')
  if (statements.length === 0) throw new StatementError('malformed', { what: 'Stmt' })
  for (const statement of statements) {
    requireAt(statement, 'Id')
    const account = requireAt(statement, 'Acct/Id')
    const iban = textAt(account, 'IBAN').replaceAll(' ', '')
    if (iban) found.ibans.push(iban)
    await inTurns(all(statement, 'Ntry'), (entry) => readEntry(entry, found))
  }
  return found
}
