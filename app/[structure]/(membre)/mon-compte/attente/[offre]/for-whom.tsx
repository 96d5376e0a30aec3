import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choices'
import { checkAge } from '@/lib/catalogue/rules'
import type { Day } from '@/lib/core/time'
import type { LearnerOfFile } from '@/lib/learners/queries'
import type { Awaited } from '@/lib/places/queries'
import { learnerBox } from '@/lib/places/schema'

type Props = Pick<Awaited, 'offer' | 'learners'> & { today: Day }

/** For whom one waits, together or nothing; an age outside the offer's is said at once ([1.C2] [1.G10]). */
export function ForWhom({ offer, learners, today }: Props) {
  const t = useTranslations('waitingLists.forWhom')
  const isOnly = learners.length === 1
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t('legend')}</legend>
      {isOnly ? null : <p className="mb-1 text-sm text-muted">{t('together')}</p>}
      {learners.map((learner) => (
        <Learner key={learner.id} offer={offer} learner={learner} today={today} isChosen={isOnly} />
      ))}
    </fieldset>
  )
}

type One = Pick<Props, 'offer' | 'today'> & { learner: LearnerOfFile; isChosen: boolean }

function Learner({ offer, learner, today, isChosen }: One) {
  const t = useTranslations('waitingLists.forWhom')
  const name = `${learner.firstName} ${learner.lastName}`
  const age = learner.birthOn === null ? null : checkAge(offer, learner.birthOn, today)
  if (!age || age.ok) return <Checkbox name={`${learnerBox}${learner.id}`} label={name} defaultChecked={isChosen} />
  const years = { name, minAge: offer.minAge ?? 0, maxAge: offer.maxAge ?? 0 }
  return <p className="flex min-h-11 items-center text-muted">{t(age.refusal, years)}</p>
}
