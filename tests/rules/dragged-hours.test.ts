import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  draw,
  isSame,
  minutesOf,
  shift,
  stretch,
  timeOf,
  toStep,
} from '@/app/[structure]/gestion/disponibilites/dragged'

const tuesday = { weekday: 2, from: 600, to: 720 }

test('[1.H2] hours that are moved keep their length, within their week and their day', () => {
  expect(shift(tuesday, { days: 1, minutes: 15 })).toEqual({ weekday: 3, from: 615, to: 735 })
  expect(shift(tuesday, { days: 9, minutes: -9999 })).toEqual({ weekday: 7, from: 0, to: 120 })
  expect(shift(tuesday, { days: -9, minutes: 9999 })).toEqual({ weekday: 1, from: 1320, to: 1440 })
})

test('[1.H2] hours that are stretched last half an hour at least, and end with the day', () => {
  expect(stretch(tuesday, 30)).toEqual({ ...tuesday, to: 750 })
  expect(stretch(tuesday, -999)).toEqual({ ...tuesday, to: 630 })
  expect(stretch(tuesday, 9999)).toEqual({ ...tuesday, to: 1440 })
})

test('[1.H2] hours are drawn from either end', () => {
  expect(draw(2, 720, 600)).toEqual(tuesday)
  expect(draw(2, 600, 600)).toEqual({ ...tuesday, to: 630 })
  expect(draw(2, 1440, 1440)).toEqual({ weekday: 2, from: 1410, to: 1440 })
  expect(isSame(draw(2, 600, 720), tuesday)).toBe(true)
})

test('[1.H2] whatever is dragged, hours stay inside their day, on quarters', () => {
  const any = fc.integer({ min: -3000, max: 3000 })
  fc.assert(
    fc.property(any, any, any, (days, minutes, more) => {
      const moved = stretch(shift(tuesday, { days, minutes: toStep(minutes) }), toStep(more))
      const isInside = moved.from >= 0 && moved.to <= 1440 && moved.to - moved.from >= 30
      return isInside && moved.weekday >= 1 && moved.weekday <= 7 && moved.from % 15 === 0 && moved.to % 15 === 0
    }),
  )
  expect(timeOf(minutesOf('09:45'))).toBe('09:45')
  expect(timeOf(1440)).toBe('24:00')
})
