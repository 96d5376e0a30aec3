import { useTranslations } from 'next-intl'
import { Table, Td, Th } from '@/components/ui/table'
import type { AccountTotal } from '@/lib/accounting/types'
import { formatCents } from '@/lib/core/money'

type Props = { totals: AccountTotal[]; nameOf: (account: string) => string; currency: string }

/** What each account got in the month, and the proof that the whole balances. */
export function AccountTotals({ totals, nameOf, currency }: Props) {
  const t = useTranslations('accounting.totals')
  const money = (amount: number) => (amount === 0 ? '' : formatCents(amount, currency))
  const sumOf = (side: 'debitCents' | 'creditCents') => totals.reduce((sum, total) => sum + total[side], 0)
  return (
    <div className="grid gap-2">
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('account')}</Th>
            <Th>{t('name')}</Th>
            <Th numeric>{t('debit')}</Th>
            <Th numeric>{t('credit')}</Th>
            <Th numeric>{t('balance')}</Th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ account, debitCents, creditCents }) => (
            <tr key={account}>
              <Td>{account}</Td>
              <Td>{nameOf(account)}</Td>
              <Td numeric>{money(debitCents)}</Td>
              <Td numeric>{money(creditCents)}</Td>
              <Td numeric>{formatCents(debitCents - creditCents, currency)}</Td>
            </tr>
          ))}
          <tr className="font-semibold">
            <Td>{t('sum')}</Td>
            <Td />
            <Td numeric>{formatCents(sumOf('debitCents'), currency)}</Td>
            <Td numeric>{formatCents(sumOf('creditCents'), currency)}</Td>
            <Td numeric>{formatCents(sumOf('debitCents') - sumOf('creditCents'), currency)}</Td>
          </tr>
        </tbody>
      </Table>
      {sumOf('debitCents') === sumOf('creditCents') ? <p className="text-sm text-muted">{t('balanced')}</p> : null}
    </div>
  )
}
