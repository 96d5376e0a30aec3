import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { matchTransfers } from '@/lib/transfers/actions'
import type { WaitingTransfer } from '@/lib/transfers/queries'
import { describeMatching } from '@/lib/transfers/schema'
import { PlanList } from './plan-list'

type Props = { slug: string; transfers: WaitingTransfer[]; total: number }

/** What waits for a person, each with what would be recorded; those beyond doubt are ticked ([1.H3]). */
export function WaitingList({ slug, transfers, total }: Props) {
  const t = useTranslations('transfers.waiting')
  if (total === 0) {
    return (
      <EmptyState icon="done" title={t('none')}>
        {t('noneText')}
      </EmptyState>
    )
  }
  const hasProposal = transfers.some(({ proposal }) => proposal)
  return (
    <section aria-labelledby="a-rapprocher" className="grid min-w-0 gap-4">
      <h2 id="a-rapprocher">{t('title')}</h2>
      <p className="text-muted">
        {t('count', { count: total })} {total > transfers.length ? t('more', { count: transfers.length }) : null}
      </p>
      <ActionForm action={matchTransfers} id="rapprochements">
        <HiddenFields structure={slug} />
        <ul id="rapprochements-match" tabIndex={-1} className="grid gap-3">
          {transfers.map((transfer) => (
            <Waiting key={transfer.id} slug={slug} transfer={transfer} />
          ))}
        </ul>
        {hasProposal ? <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton> : null}
      </ActionForm>
    </section>
  )
}

function Waiting({ slug, transfer }: { slug: string; transfer: WaitingTransfer }) {
  const t = useTranslations('transfers')
  const { id, proposal, seen, currency } = transfer
  const amount = formatCents(transfer.amountCents, currency)
  return (
    <li className="grid min-w-0 gap-x-6 gap-y-3 rounded-m border border-line bg-surface p-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="grid min-w-0 content-start gap-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="display text-xl">{amount}</span>
          <span className="text-sm text-muted">{formatNumericDay(transfer.bookedOn)}</span>
        </p>
        <p className="font-medium break-words">{transfer.payerName || t('waiting.noPayer')}</p>
        <p className="text-sm break-words whitespace-pre-line text-muted">{transfer.remittance}</p>
        {transfer.hasTwin ? <p className="text-sm font-medium text-warning">{t('waiting.twin')}</p> : null}
      </div>
      <div className="grid min-w-0 content-start gap-2">
        {proposal && seen ? (
          <>
            <div className="justify-self-start">
              <Tag kind={proposal.isSure ? 'positive' : 'warning'}>{t(`reasons.${proposal.reason}`)}</Tag>
            </div>
            <PlanList slug={slug} plan={proposal.plan} currency={currency} />
            <label className="flex min-h-11 items-start gap-3 py-2">
              <input
                type="checkbox"
                name="match"
                value={describeMatching(id, seen, proposal.orderIds)}
                defaultChecked={proposal.isSure && !transfer.hasTwin}
                className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
              />
              {t('waiting.tick', { amount })}
            </label>
          </>
        ) : (
          <p className="text-muted">{t('waiting.noProposal')}</p>
        )}
        <a href={`/${slug}/gestion/virements/${id}`} className="inline-flex min-h-11 items-center justify-self-start">
          {t(proposal ? 'waiting.chooseOther' : 'waiting.choose')}
        </a>
      </div>
    </li>
  )
}
