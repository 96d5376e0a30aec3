import { useTranslations } from 'next-intl'
import { Details } from '@/components/ui/details'
import { Table, Td, Th } from '@/components/ui/table'
import type { EntryWords } from '@/lib/accounting/rules'
import type { Entry } from '@/lib/accounting/types'
import { formatWeekdayLong } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Day } from '@/lib/core/time'

type Props = { day: Day; entries: Entry[]; words: EntryWords; currency: string }

const isOf = (entry: Entry) => (rank: number) => `${entry.piece}-${entry.kind}-${rank}`

/** The entries of a day, folded: each with its book, its piece and its two sides. */
export function DayEntries({ day, entries, words, currency }: Props) {
  const t = useTranslations('accounting')
  const money = (amount: number) => (amount === 0 ? '' : formatCents(amount, currency))
  return (
    <Details summary={`${formatWeekdayLong(day)} · ${t('days.count', { count: entries.length })}`}>
      <Table caption={t('days.caption', { day: formatWeekdayLong(day) })}>
        <thead>
          <tr>
            <Th>{t('days.journal')}</Th>
            <Th>{t('days.piece')}</Th>
            <Th>{t('totals.account')}</Th>
            <Th>{t('days.entry')}</Th>
            <Th numeric>{t('totals.debit')}</Th>
            <Th numeric>{t('totals.credit')}</Th>
          </tr>
        </thead>
        <tbody>
          {entries.flatMap((entry, place) =>
            entry.lines.map((line, rank) => (
              <tr key={isOf(entry)(place * 10 + rank)}>
                <Td>{rank === 0 ? words.journal(entry.journal).code : ''}</Td>
                <Td>{rank === 0 ? entry.piece : ''}</Td>
                <Td>{line.account}</Td>
                <Td>{line.client ? words.entry(entry, line.client) : words.account(line.account)}</Td>
                <Td numeric>{money(line.debitCents)}</Td>
                <Td numeric>{money(line.creditCents)}</Td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </Details>
  )
}
