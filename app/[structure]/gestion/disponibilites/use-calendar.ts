'use client'

import type { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { placeHoursAction } from '@/lib/availability/actions'
import type { FormState } from '@/lib/core/outcome'
import type { CalendarOf } from './calendar-types'
import { isSame, minutesOf, type Stretch, timeOf } from './dragged'
import type { HoursValues } from './hours-fields'

/** Hours under the hand: those of `id`, or new ones. */
type Draft = { id: string | null; at: Stretch }
type Done = { id: string; at: Stretch | null; before: Stretch | null }
/** What the dialog is about: hours that exist, or a stretch of a day. */
export type Opened = Draft

export const stretchOf = ({ weekday, startsAt, endsAt }: HoursValues): Stretch => ({
  weekday,
  from: minutesOf(startsAt!),
  to: minutesOf(endsAt!),
})

function formOf(of: CalendarOf, id: string, at: Stretch): FormData {
  const form = new FormData()
  const { roomIds, validFrom, validUntil } = of.hours[id]!
  const fields = { structure: of.slug, teacher: of.teacherId, id, weekday: String(at.weekday), validFrom }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('startsAt', timeOf(at.from))
  form.set('endsAt', at.to === 1440 ? '00:00' : timeOf(at.to))
  if (validUntil) form.set('validUntil', validUntil)
  for (const room of roomIds) form.append('room', room)
  return form
}

/** The sentence of an answer that refuses; null for one that accepts. */
function problemOf(answer: FormState): string | null {
  if (!answer || answer.ok) return null
  return 'fields' in answer ? (Object.values(answer.fields)[0] ?? null) : answer.message
}

/** What is being dragged or typed, what was saved last, and how it is undone: the same action as the form's, the same verdict ([1.H2]). */
export function useCalendar(of: CalendarOf, t: ReturnType<typeof useTranslations<'availability.calendar'>>) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [isSaving, startTransition] = useTransition()

  const settle = (held: Draft | null, what: Done | null) => {
    setProblem(null)
    setDone(what)
    setDraft(held)
  }
  const save = (id: string, at: Stretch, isUndo = false) => {
    const before = stretchOf(of.hours[id]!)
    if (isSame(before, at)) return setDraft(null)
    startTransition(async () => {
      const answer = await placeHoursAction(null, formOf(of, id, at)).catch(() => undefined)
      const refused = answer === undefined ? t('lost') : problemOf(answer)
      setProblem(refused)
      setDone(refused ? null : { id, at, before: isUndo ? null : before })
      setDraft(null)
    })
  }

  return {
    ...{ draft, opened, problem, done, isSaving },
    hold: (next: Draft | null) => settle(next, null),
    save,
    undo: () => done?.before && save(done.id, done.before, true),
    open: setOpened,
    close: (hasSaved = false) => {
      setOpened(null)
      settle(null, hasSaved ? { id: '', at: null, before: null } : null)
    },
  }
}

export type CalendarHand = ReturnType<typeof useCalendar>
