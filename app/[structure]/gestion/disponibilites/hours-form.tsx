import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Details } from '@/components/ui/details'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveHoursAction } from '@/lib/availability/actions'
import type { WeeklyHours } from '@/lib/availability/types'
import { formatNumericDay } from '@/lib/core/formatting'
import type { HoursOf } from './hours-of'

type Props = { of: HoursOf; changing?: WeeklyHours }

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const endOf = (time: string) => (time === '24:00' ? '00:00' : time)

/** Folded until it is asked for; open on the hours that are being changed. */
export function HoursForm({ of, changing }: Props) {
  const t = useTranslations('availability.hours')
  const { slug, path, teacher } = of
  return (
    <div id="heures" className="scroll-mt-6">
      <Details key={changing?.id ?? 'new'} summary={t(changing ? 'changing' : 'add')} open={changing !== undefined}>
        <ActionForm action={saveHoursAction} className="grid gap-5">
          <HiddenFields structure={slug} teacher={teacher.id} id={changing?.id} />
          <HoursFields of={of} changing={changing} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t('pending')}>{t('save')}</SubmitButton>
            {changing ? (
              <LinkButton look="quiet" href={`${path}?professeur=${teacher.id}#semaine`}>
                {t('cancel')}
              </LinkButton>
            ) : null}
          </div>
        </ActionForm>
      </Details>
    </div>
  )
}

function HoursFields({ of: { places, today }, changing }: Props) {
  const t = useTranslations('availability')
  const rooms = places.flatMap((place) =>
    place.rooms.map((room) => ({ value: room.id, label: t('hours.room', { room: room.name, place: place.name }) })),
  )
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-3">
        <Select
          name="weekday"
          label={t('hours.weekday')}
          options={weekdays.map((weekday) => ({ value: String(weekday), label: t(`weekdays.${weekday}`) }))}
          defaultValue={String(changing?.weekday ?? 1)}
          required
        />
        <TextInput name="startsAt" type="time" label={t('hours.startsAt')} defaultValue={changing?.startsAt} required />
        <TextInput
          name="endsAt"
          type="time"
          label={t('hours.endsAt')}
          help={t('hours.endsAtHelp')}
          defaultValue={changing && endOf(changing.endsAt)}
          required
        />
      </div>
      <CheckboxGroup
        name="room"
        label={t('hours.roomsLegend')}
        help={t('hours.roomsHelp')}
        options={rooms}
        defaultValues={changing?.roomIds}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateInput
          name="validFrom"
          label={t('hours.validFrom')}
          defaultValue={formatNumericDay(changing?.validFrom ?? today)}
          autoComplete="off"
          required
        />
        <DateInput
          name="validUntil"
          label={t('hours.validUntil')}
          help={t('hours.validUntilHelp')}
          defaultValue={changing?.validUntil ? formatNumericDay(changing.validUntil) : undefined}
          autoComplete="off"
        />
      </div>
    </>
  )
}
