import 'server-only'
import type { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { Staff } from '@/lib/core/actor'
import type { Cell } from '@/lib/core/csv'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { ExportedFile } from '@/lib/finder/queries/export-files'
import type { FileColumn } from '@/lib/finder/types'
import { sendList } from '@/lib/gate/download'
import type { OfficeList } from '@/lib/journal/types'

type Column = [head: string, cellOf: (file: ExportedFile) => Cell]
type Words = ReturnType<typeof useTranslations<'files'>>
type AddressingWords = ReturnType<typeof useTranslations<'people.addressing'>>

/** What each column of the list is in a spreadsheet, which sorts by it: a town is its postcode and its name. */
function makeColumns(t: Words, words: AddressingWords, zone: string): Record<FileColumn, Column[]> {
  const answer = (said: boolean | null) => (said === null ? '' : t(said ? 'csv.yes' : 'csv.no'))
  const one = (column: FileColumn, cellOf: Column[1]): Column[] => [[t(`columns.${column}`), cellOf]]
  return {
    email: one('email', (file) => file.email),
    phone: one('phone', (file) => file.phone),
    address: one('address', (file) => [file.addressLine1, file.addressLine2].filter(Boolean).join(', ')),
    town: [
      [t('csv.postcode'), (file) => file.postcode],
      [t('csv.city'), (file) => file.city],
    ],
    country: one('country', (file) => file.country),
    birthOn: one('birthOn', (file) => file.birthOn && formatNumericDay(file.birthOn)),
    others: one('others', (file) => file.others),
    status: one('status', (file) => t(`list.states.${file.status}`)),
    login: one('login', (file) => t(file.hasLogin ? 'csv.yes' : 'csv.no')),
    openedOn: one('openedOn', (file) => formatNumericDay(dayOf(file.createdAt, zone))),
    phoneConsent: one('phoneConsent', (file) => answer(file.consents.phone)),
    postConsent: one('postConsent', (file) => answer(file.consents.post)),
    emailConsent: one('emailConsent', (file) => answer(file.consents.email)),
    newsletter: one('newsletter', (file) => answer(file.consents.newsletter)),
    civility: one('civility', ({ civility }) => civility && words(`civilities.${civility}`)),
    locale: one('locale', ({ locale }) => locale && words(`locales.${locale}`)),
    number: [],
  }
}

/** Its columns, and its name and which list it is in the journal, where it isn't the list of clients. */
type Spreadsheet = {
  chosen: readonly FileColumn[]
  zone: string
  list?: Extract<OfficeList, 'clients' | 'segment'>
  fileName?: string
}

/** A client a line, with the columns that were chosen, for a spreadsheet ([2.A1] [6.S8]). */
export async function sendFiles(
  actor: Staff,
  files: readonly ExportedFile[],
  { chosen, zone, list = 'clients', fileName }: Spreadsheet,
): Promise<Response> {
  const t = await getTranslations('files')
  const columnsOf = makeColumns(t, await getTranslations('people.addressing'), zone)
  const columns: Column[] = [
    [t('columns.number'), (file) => file.number],
    [t('csv.lastName'), (file) => file.lastName],
    [t('csv.firstName'), (file) => file.firstName],
    ...chosen.flatMap((column) => columnsOf[column]),
  ]
  const rows = files.map((file) => columns.map(([, cellOf]) => cellOf(file)))
  return sendList(actor, list, { fileName: fileName ?? t('csv.file'), head: columns.map(([head]) => head), rows })
}

/** Six lines of an envelope each, for a printer of labels; whoever has no address has no label. */
export async function sendLabels(actor: Staff, files: readonly ExportedFile[]): Promise<Response> {
  const t = await getTranslations('files.csv')
  const rows = files
    .filter(({ addressLine1, city }) => addressLine1 && city)
    .map((file) => [
      `${file.firstName} ${file.lastName}`,
      file.addressLine1,
      file.addressLine2,
      `${file.postcode} ${file.city}`.trim(),
      file.country,
    ])
  const head = [t('name'), t('address'), t('address2'), t('town'), t('country')]
  return sendList(actor, 'labels', { fileName: t('labels'), head, rows })
}
