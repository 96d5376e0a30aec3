import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { askCopyAction, removeCopyAction } from '@/lib/learners/actions'
import type { CopyOfLearner } from '@/lib/learners/queries'
import { checkCopy } from '@/lib/learners/rules'
import { ownMessagesAge } from '@/lib/learners/types'

type Props = { slug: string; learnerId: string; learner: CopyOfLearner; zone: string; today: Day }

/** A second address for a learner's messages: asked for, waiting for its link, confirmed, suspended ([1.B9]). */
export async function CopyPanel({ slug, learnerId, learner, zone, today }: Props) {
  const t = await getTranslations('learners.copies')
  const { copy, firstName } = learner
  return (
    <Card as="section" aria-labelledby="copies" className="grid max-w-[44rem] gap-4">
      <h2 id="copies">{t('title')}</h2>
      <p className="text-muted">{t('lead', { ofName: ofName(firstName) })}</p>
      {copy ? <State learner={learner} zone={zone} today={today} /> : null}
      <ActionForm action={askCopyAction} values={{ email: copy?.email ?? '' }}>
        <HiddenFields structure={slug} learner={learnerId} />
        <TextInput name="email" type="email" label={t('email')} required autoComplete="off" />
        <Checkbox
          name="isToLearner"
          label={t('isToLearner', { ofName: ofName(firstName) })}
          help={t('isToLearnerHelp', { age: ownMessagesAge })}
          defaultChecked={copy?.isToLearner ?? false}
        />
        <div>
          <SubmitButton look="quiet">{t(copy && !copy.confirmedAt ? 'again' : 'save')}</SubmitButton>
        </div>
      </ActionForm>
      {copy ? (
        <ActionForm action={removeCopyAction}>
          <HiddenFields structure={slug} learner={learnerId} />
          <div>
            <SubmitButton look="plain">{t('remove')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  )
}

async function State({ learner, zone, today }: Pick<Props, 'learner' | 'zone' | 'today'>) {
  const t = await getTranslations('learners.copies')
  const { email, confirmedAt } = learner.copy!
  if (!checkCopy({ ...learner, ...learner.copy! }, today).ok) {
    return <Notice kind="warning">{t('suspended', { email, age: ownMessagesAge })}</Notice>
  }
  if (!confirmedAt) return <Notice kind="info">{t('waiting', { email })}</Notice>
  return <Notice kind="positive">{t('confirmed', { email, day: formatDay(dayOf(confirmedAt, zone)) })}</Notice>
}
