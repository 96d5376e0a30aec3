'use client'

import { useEffect, useState } from 'react'

type Props = {
  /** How long is left when the server answers, by its own clock: a wrong clock of the device changes nothing. */
  seconds: number
  /** '{time}' is where the rest of the time goes. */
  left: string
  over: string
  units: Record<'days' | 'hours' | 'minutes' | 'seconds', string>
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** The two largest units: « 23 h 12 min », « 14 min 5 s ». Never a colour alone. */
export function describeLeft(seconds: number, units: Props['units']): string {
  const parts: [number, keyof Props['units']][] =
    seconds >= day
      ? [
          [Math.floor(seconds / day), 'days'],
          [Math.floor((seconds % day) / hour), 'hours'],
        ]
      : seconds >= hour
        ? [
            [Math.floor(seconds / hour), 'hours'],
            [Math.floor((seconds % hour) / minute), 'minutes'],
          ]
        : [
            [Math.floor(seconds / minute), 'minutes'],
            [Math.floor(seconds % minute), 'seconds'],
          ]
  const said = parts.filter(([count], rank) => count > 0 || (rank === 1 && parts[0]![0] === 0))
  return said.map(([count, unit]) => units[unit].replace('{count}', String(count))).join('\u00a0')
}

/** What is left of a time that runs: right without a script when the page is loaded, and by the second with one. */
export function Countdown({ seconds, left, over, units }: Props) {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => setElapsed(Math.floor((performance.now() - began) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [])
  const rest = seconds - elapsed
  // Read out when asked, not every second.
  return (
    <span role="timer" aria-live="off">
      {rest > 0 ? left.replace('{time}', describeLeft(rest, units)) : over}
    </span>
  )
}
