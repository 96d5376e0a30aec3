import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import type { PlaceChoice } from '@/lib/availability/queries/load-hours-page'

/** Hours as their fields show them: days as jj/mm/aaaa. */
export type HoursValues = {
  weekday: number
  startsAt?: string
  endsAt?: string
  roomIds: readonly string[]
  validFrom: string
  validUntil?: string
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** A time field has no '24:00'. */
const endOf = (time?: string) => (time === '24:00' ? '00:00' : time)

/** Weekly hours: their day, their times, their rooms, how long they hold; in the form as on the calendar ([1.H2]). */
export function HoursFields({ places, values }: { places: readonly PlaceChoice[]; values: HoursValues }) {
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
          defaultValue={String(values.weekday)}
          required
        />
        <TextInput name="startsAt" type="time" label={t('hours.startsAt')} defaultValue={values.startsAt} required />
        <TextInput
          name="endsAt"
          type="time"
          label={t('hours.endsAt')}
          help={t('hours.endsAtHelp')}
          defaultValue={endOf(values.endsAt)}
          required
        />
      </div>
      <CheckboxGroup
        name="room"
        label={t('hours.roomsLegend')}
        help={t('hours.roomsHelp')}
        options={rooms}
        defaultValues={values.roomIds}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateInput
          name="validFrom"
          label={t('hours.validFrom')}
          defaultValue={values.validFrom}
          autoComplete="off"
          required
        />
        <DateInput
          name="validUntil"
          label={t('hours.validUntil')}
          help={t('hours.validUntilHelp')}
          defaultValue={values.validUntil}
          autoComplete="off"
        />
      </div>
    </>
  )
}
