import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Countdown, describeLeft } from '@/components/ui/countdown'

const units = { days: '{count} j', hours: '{count} h', minutes: '{count} min', seconds: '{count} s' }
const of = (seconds: number) => describeLeft(seconds, units).replaceAll('\u00a0', ' ')

test.each([
  [26 * 3600, '1 j 2 h'],
  [24 * 3600, '1 j'],
  [23 * 3600 + 12 * 60 + 59, '23 h 12 min'],
  [3600, '1 h'],
  [14 * 60 + 5, '14 min 5 s'],
  [59, '59 s'],
  [0, '0 s'],
])('what is left is said in words, the two largest units [1.G10]: %s s', (seconds, words) => {
  expect(of(seconds)).toBe(words)
})

test('the time is in the page without a script, and its end is said [1.G10]', () => {
  const props = { left: 'Il vous reste {time}.', over: 'Le temps est écoulé.', units }
  expect(renderToStaticMarkup(<Countdown {...props} seconds={90} />)).toContain('Il vous reste 1\u00a0min'.slice(0, 15))
  expect(renderToStaticMarkup(<Countdown {...props} seconds={0} />)).toContain('Le temps est écoulé.')
})
