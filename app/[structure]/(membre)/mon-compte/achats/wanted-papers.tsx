import { useTranslations } from 'next-intl'
import { WantedPaperButton } from '@/components/papers/wanted-paper'
import type { Day } from '@/lib/core/time'
import type { Order } from '@/lib/orders/queries'

type Props = { orders: readonly Order[]; today: Day; to: string }

/** Who holds something that isn't over: they are enrolled. */
const listEnrolled = (orders: readonly Order[], today: Day): Map<string, string> =>
  new Map(
    orders
      .flatMap(({ lines }) => lines)
      .filter(({ kind, grant, priceCents, refundedCents }) => {
        const isGivenBack = priceCents > 0 && refundedCents >= priceCents
        return kind !== 'gift' && grant && grant.validUntil >= today && !isGivenBack
      })
      .map(({ learnerId, learnerName }) => [learnerId, learnerName]),
  )

/** The statement of the account, and an attestation for each learner who is enrolled. */
export function WantedPapers({ orders, today, to }: Props) {
  const t = useTranslations('papers.wanted')
  return (
    <div className="grid gap-1">
      <p className="text-muted">{t('lead')}</p>
      <div className="flex flex-wrap gap-x-6">
        <WantedPaperButton to={to} wanted={{ kind: 'statement' }} label={t('statement')} />
        {[...listEnrolled(orders, today)].map(([learnerId, learner]) => (
          <WantedPaperButton
            key={learnerId}
            to={to}
            wanted={{ kind: 'enrolment_attestation', learnerId }}
            label={t('enrolment', { learner })}
          />
        ))}
      </div>
    </div>
  )
}
