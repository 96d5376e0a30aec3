import { useTranslations } from 'next-intl'
import { chooseLearner } from '@/lib/cart/actions'
import type { CartLearner, CartLine } from '@/lib/cart/types'
import { ChoiceForm } from './choice-form'

type Props = { structure: string; line: CartLine; learners: CartLearner[] }

/** For whom a line is ([1.C8]); with one learner only, and chosen, there is nothing to ask. */
export function LearnerChoice({ structure, line, learners }: Props) {
  const t = useTranslations('cart')
  const nameOf = ({ firstName, lastName, isSelf }: CartLearner) =>
    isSelf ? t('myself', { learner: `${firstName} ${lastName}` }) : `${firstName} ${lastName}`
  if (line.learner && learners.length === 1)
    return <p className="text-sm text-muted">{t('forLearner', { learner: nameOf(line.learner) })}</p>
  return (
    <ChoiceForm
      action={chooseLearner}
      hidden={{ structure, line: line.id }}
      name="learner"
      label={t('forWhom')}
      placeholder={t('chooseLearner')}
      chosen={line.learner?.id ?? ''}
      options={learners.map((learner) => ({ value: learner.id, label: nameOf(learner) }))}
      submit={t('saveLearner')}
    />
  )
}
