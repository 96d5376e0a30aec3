import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import { DateInput, Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { saveLearnerAction } from '@/lib/learners/actions'
import type { LearnerCard } from '@/lib/learners/queries'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = { structure: Structure; learner?: LearnerCard }

/** A learner, new or known. The holder's own names and birth date are changed elsewhere, which the form says. */
export async function LearnerForm({ structure, learner }: Props) {
  const t = await getTranslations('learners.form')
  const values = learner && {
    firstName: learner.firstName,
    lastName: learner.lastName,
    birthOn: learner.birthOn === null ? '' : formatNumericDay(learner.birthOn),
    notesForTeacher: learner.notesForTeacher,
    emergencyContact: learner.emergencyContact,
    mayCollect: learner.mayCollect,
  }
  return (
    <ActionForm action={saveLearnerAction} values={values}>
      <HiddenFields structure={structure.slug} learner={learner?.id} />
      {learner?.isSelf ? <OwnNames structure={structure} learner={learner} /> : <Names />}
      <Textarea name="notesForTeacher" label={t('notesForTeacher')} help={t('notesHelp')} rows={4} />
      <TextInput name="emergencyContact" label={t('emergencyContact')} help={t('emergencyHelp')} />
      {learner?.isSelf ? null : <TextInput name="mayCollect" label={t('mayCollect')} help={t('mayCollectHelp')} />}
      <Checkbox
        name="hasImageConsent"
        label={t('hasImageConsent')}
        help={t('imageHelp')}
        defaultChecked={learner?.hasImageConsent ?? false}
      />
      <div>
        <SubmitButton>{learner ? t('save') : t('add')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

async function Names() {
  const t = await getTranslations('accounts.labels')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput name="firstName" label={t('firstName')} required autoComplete="off" />
        <TextInput name="lastName" label={t('lastName')} required autoComplete="off" />
      </div>
      <DateInput name="birthOn" label={t('birthOn')} required autoComplete="off" />
    </>
  )
}

async function OwnNames({ structure, learner }: Required<Props>) {
  const t = await getTranslations('learners.form')
  const { phone, email } = structure.settings
  return (
    <>
      <HiddenFields
        structure={structure.slug}
        firstName={learner.firstName}
        lastName={learner.lastName}
        birthOn={learner.birthOn === null ? '01/01/1970' : formatNumericDay(learner.birthOn)}
      />
      <p className="text-muted">
        {t('selfNames', { phone: formatPhone(phone), email })} {t('selfBirth')}
      </p>
    </>
  )
}
