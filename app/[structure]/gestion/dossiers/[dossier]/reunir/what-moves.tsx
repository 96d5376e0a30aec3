import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { formatCents } from '@/lib/core/money'
import { type LearnerPlan, type MergePreview, movedThings } from '@/lib/duplicates/types'

/** What a merge would move, counted, and what becomes of the learners: what can't be joined is said with its reason. */
export async function WhatMoves({ preview, currency }: { preview: MergePreview; currency: string }) {
  const { kept, merged, learners, cartLinesTaken } = preview
  const t = await getTranslations('duplicates.merge')
  const cartLeft = merged.cartLines - cartLinesTaken
  return (
    <Card as="section" aria-labelledby="deplace" className="grid gap-5 md:grid-cols-2">
      <div className="grid content-start gap-2">
        <h2 id="deplace" className="text-xl">
          {t('moves', { from: merged.number, to: kept.number })}
        </h2>
        <ul className="grid list-disc gap-1 pl-5">
          {movedThings.map((thing) => (
            <li key={thing}>{t(`things.${thing}`, { count: merged.counts[thing] })}</li>
          ))}
          {merged.creditCents === 0 ? null : (
            <li>{t('credit', { amount: formatCents(merged.creditCents, currency) })}</li>
          )}
          {cartLinesTaken > 0 ? <li>{t('cart', { count: cartLinesTaken })}</li> : null}
          {cartLeft > 0 ? <li>{t('cartLeft', { count: cartLeft })}</li> : null}
        </ul>
      </div>
      {learners.length > 0 ? (
        <div className="grid content-start gap-2">
          <h2 className="text-xl">{t('learners')}</h2>
          <ul className="grid list-disc gap-1 pl-5">
            {learners.map((plan) => (
              <Fate key={plan.learner.id} plan={plan} />
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}

async function Fate({ plan }: { plan: LearnerPlan }) {
  const t = await getTranslations('duplicates.merge')
  const nameOf = ({ firstName, lastName }: LearnerPlan['learner']) => `${firstName} ${lastName}`
  const name = nameOf(plan.learner)
  if (plan.fate === 'joined') return <li>{t('learner.joined', { name, other: nameOf(plan.into) })}</li>
  if (plan.fate !== 'apart') return <li>{t(`learner.${plan.fate}`, { name })}</li>
  const reasons = plan.clashes.map((clash) => t(`clashes.${clash}`)).join(', ')
  return <li>{t('learner.apart', { name, other: nameOf(plan.like), reasons })}</li>
}
