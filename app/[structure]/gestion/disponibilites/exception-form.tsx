import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { addExceptionAction } from '@/lib/availability/actions'
import type { HoursOf } from './hours-of'

/** An absence of whole days or a part of each, or hours opened for once. */
export function ExceptionForm({ of: { slug, teacher, places } }: { of: HoursOf }) {
  const t = useTranslations('availability.exceptions')
  const kinds = (['unavailable', 'available'] as const).map((kind) => ({ value: kind, label: t(kind) }))
  return (
    <Details summary={t('add')}>
      <ActionForm action={addExceptionAction} className="grid gap-5">
        <HiddenFields structure={slug} teacher={teacher.id} />
        <div className="grid gap-5 sm:grid-cols-3">
          <Select name="kind" label={t('kind')} options={kinds} required />
          <DateInput name="startsOn" label={t('startsOn')} autoComplete="off" required />
          <DateInput name="endsOn" label={t('endsOn')} help={t('endsOnHelp')} autoComplete="off" />
          <TextInput name="startsAt" type="time" label={t('startsAt')} help={t('timesHelp')} />
          <TextInput name="endsAt" type="time" label={t('endsAt')} />
          <Select
            name="location"
            label={t('location')}
            placeholder={t('noLocation')}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <TextInput name="label" label={t('label')} help={t('labelHelp')} maxLength={100} />
        <div>
          <SubmitButton pendingLabel={t('pending')}>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </Details>
  )
}
