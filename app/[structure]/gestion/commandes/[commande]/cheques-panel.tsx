import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag, type TagKind } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { recordBounce, recordCheque } from '@/lib/cheques/actions'
import { listTrackedCheques } from '@/lib/cheques/queries/list-tracked'
import { type ChequeStep, seenProblems, type TrackedCheque } from '@/lib/cheques/types'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { DeskOrder } from '@/lib/desk/queries/get-order'
import { isToGiveBack } from '@/lib/desk/rules'
import { Panel, type PanelProps } from './panel'

const kinds: Record<ChequeStep, TagKind> = {
  expected: 'warning',
  to_fix: 'danger',
  received: 'info',
  deposited: 'positive',
  bounced: 'danger',
  cancelled: 'neutral',
  given_up: 'neutral',
}
const answers = ['recu', 'a-rectifier', 'rejete'] as const

/** Each cheque of the order, where it is, and what a person at the desk does with it ([1.D8] [1.D12]). */
export async function ChequesPanel({ structure, order, done }: PanelProps & { done?: string | string[] }) {
  const tracked = await listTrackedCheques(structure.id, order.id)
  if (tracked.length === 0) return null
  const t = await getTranslations('cheques.panel')
  const answer = answers.find((one) => one === done)
  const isOpen = order.status === 'pending' || order.status === 'paid'
  const expected = isOpen ? tracked.filter(({ status }) => status === 'expected') : []
  return (
    <Panel id="cheques" title={t('title')}>
      {answer ? (
        <Notice kind={answer === 'recu' ? 'positive' : 'warning'} role="status">
          {t(`done.${answer}`)}
        </Notice>
      ) : null}
      <ToGiveBack cheques={tracked.filter(isToGiveBack)} currency={order.currency} />
      <Tracked tracked={tracked} currency={order.currency} />
      {expected.map((cheque, index) => (
        <Details
          key={`${cheque.paymentId}-${cheque.cameCount}`}
          name="cheque"
          open={index === 0}
          summary={t('record', { amount: formatCents(cheque.amountCents, order.currency) })}
        >
          <RecordForm slug={structure.slug} order={order} cheque={cheque} zone={structure.timeZone} />
        </Details>
      ))}
      {tracked.map(({ step, cheque, amountCents }) =>
        step === 'deposited' && cheque ? (
          <Details
            key={cheque.id}
            name="cheque"
            summary={t('bounceLabel', { amount: formatCents(amountCents, order.currency) })}
          >
            <BounceForm slug={structure.slug} order={order} chequeId={cheque.id} />
          </Details>
        ) : null,
      )}
    </Panel>
  )
}

/** The paper that the client may expect back: it must never go to the bank. */
function ToGiveBack({ cheques, currency }: { cheques: TrackedCheque[]; currency: string }) {
  const t = useTranslations('cheques.panel')
  if (cheques.length === 0) return null
  return (
    <Notice kind="warning">
      <ul className="grid gap-1">
        {cheques.map(({ paymentId, cheque, amountCents }) => (
          <li key={paymentId}>
            {t(cheque?.number ? 'giveBack' : 'giveBackUnnumbered', {
              number: cheque?.number ?? '',
              amount: formatCents(cheque?.amountCents ?? amountCents, currency),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Tracked({ tracked, currency }: { tracked: TrackedCheque[]; currency: string }) {
  const t = useTranslations('cheques')
  const columns: Column<TrackedCheque & { id: string }>[] = [
    {
      key: 'rank',
      label: t('panel.rank'),
      cell: ({ rank, isReplacement, cheque }) => (
        <>
          {rank}
          {isReplacement ? <span className="block text-sm text-muted">{t('panel.replacement')}</span> : null}
          {cheque?.number && !cheque.problem ? (
            <span className="block text-sm text-muted">{t('panel.written', writtenOf(cheque))}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'due',
      label: t('panel.dueOn'),
      cell: ({ dueOn }) => (dueOn ? formatNumericDay(dueOn) : '–'),
    },
    {
      key: 'amount',
      label: t('panel.amount'),
      numeric: true,
      cell: ({ amountCents }) => formatCents(amountCents, currency),
    },
    {
      key: 'step',
      label: t('panel.step'),
      cell: ({ step, cheque }) => (
        <>
          <Tag kind={kinds[step]}>{t(`steps.${step}`)}</Tag>
          <span className="mt-1 block text-sm text-muted">{detailOf(step, cheque)}</span>
        </>
      ),
    },
  ]
  const rows = tracked.map((one) => ({ ...one, id: one.paymentId }))
  return <Records caption={t('panel.caption')} columns={columns} rows={rows} />

  function detailOf(step: ChequeStep, cheque: TrackedCheque['cheque']) {
    if (!cheque) return null
    if (step === 'received') return t('panel.depositOn', { day: formatNumericDay(cheque.depositOn) })
    if (step === 'deposited' && cheque.depositedOn)
      return t('panel.depositedOn', { day: formatNumericDay(cheque.depositedOn) })
    if (step !== 'to_fix' || !cheque.problem) return null
    return t('panel.wasWrong', {
      day: formatNumericDay(cheque.receivedOn),
      problem: t(`problems.${cheque.problem}`),
      amount: formatCents(cheque.amountCents, currency),
      dated: formatNumericDay(cheque.datedOn),
    })
  }
}

const writtenOf = ({ number, bank, drawer }: NonNullable<TrackedCheque['cheque']>) => ({
  number,
  bank: bank || drawer || '–',
})

type RecordProps = { slug: string; order: DeskOrder; cheque: TrackedCheque; zone: string }

function RecordForm({ slug, order, cheque, zone }: RecordProps) {
  const t = useTranslations('cheques')
  const orderedOn = formatNumericDay(dayOf(order.orderedAt, zone))
  const due = (cheque.amountCents / 100).toFixed(2).replace('.', ',')
  return (
    <ActionForm action={recordCheque} className="sm:max-w-2xl">
      <p className="text-muted">{t('panel.recordHelp')}</p>
      <HiddenFields
        structure={slug}
        number={String(order.number)}
        payment={cheque.paymentId}
        seen={String(cheque.cameCount)}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          name="amount"
          label={t('panel.writtenAmount')}
          inputMode="decimal"
          defaultValue={due}
          autoComplete="off"
          required
        />
        <DateInput
          name="date"
          label={t('panel.date')}
          help={t('panel.dateHelp', { from: orderedOn })}
          defaultValue={orderedOn}
          autoComplete="off"
          required
        />
        <TextInput name="chequeNumber" label={t('panel.number')} inputMode="numeric" autoComplete="off" />
        <TextInput name="bank" label={t('panel.bank')} autoComplete="off" />
        <TextInput name="drawer" label={t('panel.drawer')} defaultValue={order.client.name} autoComplete="off" />
        <Select
          name="problem"
          label={t('panel.problem')}
          placeholder={t('panel.noProblem')}
          options={seenProblems.map((value) => ({ value, label: t(`problems.${value}`) }))}
        />
      </div>
      <SubmitButton className="justify-self-start">{t('panel.submit')}</SubmitButton>
    </ActionForm>
  )
}

function BounceForm({ slug, order, chequeId }: { slug: string; order: DeskOrder; chequeId: string }) {
  const t = useTranslations('cheques.panel')
  return (
    <ActionForm action={recordBounce}>
      <HiddenFields structure={slug} number={String(order.number)} cheque={chequeId} />
      <p className="text-muted">{t('bounceText')}</p>
      <SubmitButton look="danger" className="justify-self-start">
        {t('bounce')}
      </SubmitButton>
    </ActionForm>
  )
}
