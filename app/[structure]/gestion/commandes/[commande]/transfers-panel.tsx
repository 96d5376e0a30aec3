import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatAmount, formatCents } from '@/lib/core/money'
import { recordOrderTransfer } from '@/lib/transfers/actions'
import { findOrderTransfers, type TransferOfOrder } from '@/lib/transfers/queries'
import type { PayableOrder } from '@/lib/transfers/types'
import { Panel, type PanelProps } from './panel'

/** What the bank brought for an order, and what a transfer may still pay of it ([1.D8]). */
export async function TransfersPanel({ actor, structure, order }: PanelProps) {
  const found = await findOrderTransfers(actor, order.id)
  if (!found) return null
  const { order: payable, transfers } = found
  if (transfers.length === 0 && payable.dueCents + payable.recordedCents === 0) return null
  const t = await getTranslations('transfers.order')
  const money = (amount: number) => formatCents(amount, payable.currency)
  return (
    <Panel id="virements" title={t('title')}>
      {transfers.length > 0 ? <Received transfers={transfers} currency={payable.currency} /> : null}
      {payable.recordedCents > 0 ? (
        <p className="text-muted">{t('recorded', { amount: money(payable.recordedCents) })}</p>
      ) : null}
      {payable.dueCents > 0 ? <RecordForm slug={structure.slug} order={payable} /> : null}
    </Panel>
  )
}

async function Received({ transfers, currency }: { transfers: TransferOfOrder[]; currency: string }) {
  const t = await getTranslations('transfers')
  const columns: Column<TransferOfOrder>[] = [
    { key: 'on', label: t('done.columns.on'), cell: ({ bookedOn }) => formatNumericDay(bookedOn) },
    { key: 'payer', label: t('one.from'), cell: ({ payerName }) => payerName || '–' },
    { key: 'text', label: t('one.text'), cell: ({ remittance }) => remittance || '–' },
    {
      key: 'amount',
      label: t('done.columns.amount'),
      numeric: true,
      cell: ({ amountCents }) => formatCents(amountCents, currency),
    },
  ]
  return <Records caption={t('order.caption')} columns={columns} rows={transfers} />
}

async function RecordForm({ slug, order }: { slug: string; order: PayableOrder }) {
  const t = await getTranslations('transfers.order')
  return (
    <ActionForm action={recordOrderTransfer} key={order.dueCents} className="sm:max-w-xl">
      <h3>{t('record')}</h3>
      <p className="text-muted">
        {t('due', { amount: formatCents(order.dueCents, order.currency) })}{' '}
        {order.status === 'pending' ? t('activates') : null}
      </p>
      <HiddenFields structure={slug} order={order.id} number={String(order.number)} seen={String(order.dueCents)} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          name="amount"
          label={t('amount')}
          inputMode="decimal"
          defaultValue={formatAmount(order.dueCents)}
          autoComplete="off"
          required
        />
        <TextInput name="reference" label={t('reference')} help={t('referenceHelp')} autoComplete="off" />
      </div>
      <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
    </ActionForm>
  )
}
