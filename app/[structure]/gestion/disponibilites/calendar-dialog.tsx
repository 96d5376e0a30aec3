'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { FormAction } from '@/components/ui/form-body'
import { Select, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { placeExceptionAction, placeHoursAction, removeHoursAction } from '@/lib/availability/actions'
import type { CalendarOf } from './calendar-types'
import { timeOf } from './dragged'
import { HoursFields } from './hours-fields'
import type { CalendarHand } from './use-calendar'

type Props = { of: CalendarOf; calendar: CalendarHand }
const modes = ['week', 'once', 'away'] as const
type Mode = (typeof modes)[number]

/** Hours asked in full: those that were drawn or tapped, of every week or of that day, or an absence; or those that exist ([1.H2]). */
export function CalendarDialog({ of, calendar }: Props) {
  const t = useTranslations('availability.calendar')
  const { id } = calendar.opened!
  const [mode, setMode] = useState<Mode>('week')
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={() => calendar.close()}
      className="fixed inset-0 z-40 flex items-end justify-center bg-[oklch(0.15_0.01_60/0.6)] sm:items-center sm:p-6"
    >
      <Modal className="max-h-[92dvh] w-full max-w-[38rem] overflow-y-auto rounded-t-l bg-surface shadow-card outline-none sm:rounded-l">
        <AriaDialog className="grid gap-4 p-5 outline-none sm:p-8">
          <Heading slot="title" className="display text-2xl">
            {t(id ? 'changeTitle' : 'newTitle')}
          </Heading>
          {id ? null : <Modes mode={mode} onChoose={setMode} />}
          {mode === 'week' ? (
            <WeekForm of={of} calendar={calendar} />
          ) : (
            <DayForm key={mode} of={of} calendar={calendar} isAway={mode === 'away'} />
          )}
          {id ? <Removal of={of} id={id} /> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Modes({ mode, onChoose }: { mode: Mode; onChoose: (mode: Mode) => void }) {
  const t = useTranslations('availability.calendar')
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1 font-medium">{t('when')}</legend>
      {modes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === mode}
          onClick={() => onChoose(one)}
          className={cx('chip', one === mode && '!border-ink !bg-ink !text-paper')}
        >
          {t(`modes.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** The same action, and the dialog closes once it has accepted. */
const thenClose =
  (action: FormAction, calendar: CalendarHand): FormAction =>
  async (state, form) => {
    const answer = await action(state, form)
    if (answer?.ok) calendar.close(true)
    return answer
  }

function WeekForm({ of, calendar }: Props) {
  const { id, at } = calendar.opened!
  const known = id ? of.hours[id]! : { roomIds: of.usualRooms, validFrom: of.today }
  const values = { ...known, weekday: at.weekday, startsAt: timeOf(at.from), endsAt: timeOf(at.to) }
  return (
    <ActionForm action={thenClose(placeHoursAction, calendar)}>
      <HiddenFields structure={of.slug} teacher={of.teacherId} id={id ?? undefined} />
      <HoursFields places={of.places} values={values} />
      <Buttons calendar={calendar} />
    </ActionForm>
  )
}

/** The day that was drawn on, alone: hours opened for once, at a place, or an absence. */
function DayForm({ of, calendar, isAway }: Props & { isAway: boolean }) {
  const t = useTranslations('availability.calendar')
  const hours = useTranslations('availability.hours')
  const { at } = calendar.opened!
  const day = of.days[at.weekday - 1]!.numeric
  return (
    <ActionForm action={thenClose(placeExceptionAction, calendar)}>
      <HiddenFields
        structure={of.slug}
        teacher={of.teacherId}
        kind={isAway ? 'unavailable' : 'available'}
        startsOn={day}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput name="startsAt" type="time" label={hours('startsAt')} defaultValue={timeOf(at.from)} required />
        <TextInput
          name="endsAt"
          type="time"
          label={hours('endsAt')}
          defaultValue={at.to === 1440 ? '00:00' : timeOf(at.to)}
          required
        />
      </div>
      {isAway ? null : (
        <Select
          name="location"
          label={t('location')}
          options={of.places.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      )}
      <TextInput name="label" label={t('label')} maxLength={100} />
      <Buttons calendar={calendar} />
    </ActionForm>
  )
}

function Buttons({ calendar }: { calendar: CalendarHand }) {
  const t = useTranslations('availability.calendar')
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton>{t('save')}</SubmitButton>
      <Button look="quiet" onClick={() => calendar.close()}>
        {t('close')}
      </Button>
    </div>
  )
}

function Removal({ of, id }: { of: CalendarOf; id: string }) {
  const t = useTranslations('availability.calendar')
  return (
    <ActionForm action={removeHoursAction} className="border-t border-line pt-4">
      <HiddenFields structure={of.slug} teacher={of.teacherId} id={id} />
      <p className="text-sm text-muted">{t('removeText')}</p>
      <SubmitButton look="danger" className="justify-self-start">
        {t('remove')}
      </SubmitButton>
    </ActionForm>
  )
}
