import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/inputs'
import { formatNumericDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'

type Props = { from: Day | null; until: Day | null; words: Record<'from' | 'until' | 'submit', string> }

/** The end of a form that narrows a list: from when, until when, and its button. */
export function PeriodFields({ from, until, words }: Props) {
  const typed = (day: Day | null) => (day ? formatNumericDay(day) : '')
  return (
    <>
      <DateInput name="du" label={words.from} autoComplete="off" defaultValue={typed(from)} />
      <DateInput name="au" label={words.until} autoComplete="off" defaultValue={typed(until)} />
      <div>
        <Button type="submit" icon="search">
          {words.submit}
        </Button>
      </div>
    </>
  )
}
