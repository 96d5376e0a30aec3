import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { DateInput, Select, TextInput } from '@/components/ui/inputs'
import { formatMinutes } from '@/lib/core/formatting'
import type { CourseChoices } from '@/lib/courses/queries/list-choices'
import { type HolidayZone, holidayZones } from '@/lib/structures/types'

type Props = {
  path: string
  typed: Record<string, string | string[] | undefined>
  errors: Record<string, string>
  choices: CourseChoices
  holidayZone: HolidayZone | null
}
type Field = Omit<Props, 'path'>

const textOf = (value: string | string[] | undefined): string | undefined => [value].flat()[0]

/** What a course is: it goes into the address, so that its preview can be come back to, and works without a script. */
export function CourseForm({ path, ...field }: Props) {
  const t = useTranslations('courses.create')
  return (
    <Card raised>
      <form action={path} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <WhatFields {...field} />
          <WhenFields {...field} />
        </div>
        <OfferBoxes {...field} />
        <div>
          <Button type="submit" icon="search">
            {t('preview')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function WhatFields({ typed, errors, choices }: Field) {
  const t = useTranslations('courses.create')
  const only = choices.teachers.length === 1 ? choices.teachers[0]!.id : undefined
  const rooms = choices.rooms.map(({ id, name, location, capacity }) => ({
    value: id,
    label: t('roomOption', { room: name, location, capacity }),
  }))
  return (
    <>
      <TextInput
        name="nom"
        label={t('name')}
        help={t('nameHelp')}
        required
        maxLength={100}
        error={errors.nom}
        defaultValue={textOf(typed.nom)}
        className="sm:col-span-2"
      />
      <Select
        name="professeur"
        label={t('teacher')}
        required
        placeholder={t('choose')}
        options={choices.teachers.map(({ id, name }) => ({ value: id, label: name }))}
        error={errors.professeur}
        defaultValue={textOf(typed.professeur) ?? only}
      />
      <Select
        name="salle"
        label={t('room')}
        required
        placeholder={t('choose')}
        options={rooms}
        error={errors.salle}
        defaultValue={textOf(typed.salle)}
      />
    </>
  )
}

function WhenFields({ typed, errors, holidayZone }: Field) {
  const t = useTranslations('courses')
  const format = useTranslations('common.form')('dateFormat')
  const number = { inputMode: 'numeric', required: true, maxLength: 4 } as const
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: t('weekday', { day: String(day) }) }))
  const zones = [
    ...holidayZones.map((zone) => ({ value: zone as string, label: t(`zones.${zone}`) })),
    { value: '', label: t('zones.none') },
  ]
  const of = (name: string) => ({ name, error: errors[name], defaultValue: textOf(typed[name]) })
  return (
    <>
      <Select {...of('jour')} label={t('create.weekday')} required placeholder={t('create.choose')} options={days} />
      <TextInput {...of('heure')} type="time" label={t('create.time')} help={t('create.timeHelp')} required />
      <TextInput {...of('duree')} {...number} label={t('create.minutes')} />
      <TextInput {...of('places')} {...number} label={t('create.capacity')} />
      <DateInput {...of('du')} label={t('create.firstOn')} required autoComplete="off" help={format} />
      <DateInput {...of('au')} label={t('create.lastOn')} required autoComplete="off" help={format} />
      <Select
        {...of('vacances')}
        label={t('create.holidays')}
        options={zones}
        defaultValue={textOf(typed.vacances) ?? holidayZone ?? ''}
      />
    </>
  )
}

function OfferBoxes({ typed, choices }: Field) {
  const t = useTranslations('courses.create')
  const ticked = new Set([typed.offre].flat())
  if (choices.offers.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{t('offers')}</legend>
      <p className="mb-2 text-sm text-muted">{t('offersHelp')}</p>
      <div className="grid gap-x-5 sm:grid-cols-2">
        {choices.offers.map(({ id, name, lessonMinutes }) => (
          <Checkbox
            key={id}
            name="offre"
            value={id}
            label={t('offerOption', { name, length: formatMinutes(lessonMinutes ?? 0) })}
            defaultChecked={ticked.has(id)}
          />
        ))}
      </div>
    </fieldset>
  )
}
