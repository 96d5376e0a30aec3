import 'server-only'
import { getTranslations } from 'next-intl/server'
import { type Cell, writeCsv } from '@/lib/core/csv'
import type { ExportedFile } from '@/lib/finder/queries/export-files'
import { sendFile } from '@/lib/gate/download'

const download = (fileName: string, head: string[], rows: Cell[][]): Response =>
  sendFile({
    fileName: `${fileName}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(writeCsv(head, rows)),
  })

/** A client a line with what they agreed to, for a spreadsheet ([2.A1] [6.S8]). */
export async function sendFiles(files: readonly ExportedFile[]): Promise<Response> {
  const t = await getTranslations('files.csv')
  const answer = (said: boolean | null) => (said === null ? t('silent') : t(said ? 'yes' : 'no'))
  const columns: [head: string, cellOf: (file: ExportedFile) => Cell][] = [
    [t('number'), (file) => file.number],
    [t('lastName'), (file) => file.lastName],
    [t('firstName'), (file) => file.firstName],
    [t('email'), (file) => file.email],
    [t('phone'), (file) => file.phone],
    [t('address'), (file) => [file.addressLine1, file.addressLine2].filter(Boolean).join(', ')],
    [t('postcode'), (file) => file.postcode],
    [t('city'), (file) => file.city],
    [t('country'), (file) => file.country],
    [t('others'), (file) => file.others],
    [t('status'), (file) => t(`statuses.${file.status}`)],
    [t('login'), (file) => t(file.hasLogin ? 'yes' : 'no')],
    ...(['phone', 'post', 'email', 'newsletter'] as const).map((channel): (typeof columns)[number] => [
      t(`consents.${channel}`),
      (file) => answer(file.consents[channel]),
    ]),
  ]
  const rows = files.map((file) => columns.map(([, cellOf]) => cellOf(file)))
  return download(
    t('file'),
    columns.map(([head]) => head),
    rows,
  )
}

/** Six lines of an envelope each, for a printer of labels; whoever has no address has no label. */
export async function sendLabels(files: readonly ExportedFile[]): Promise<Response> {
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
  return download(t('labels'), [t('name'), t('address'), t('address2'), t('town'), t('country')], rows)
}
