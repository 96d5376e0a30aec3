import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { readCalendarAddress, shortenAddress } from '@/lib/calendars/rules'
import { isPublicAddress } from '@/lib/core/public-address'

let answer: RequestListener = (_request, response) => response.end()
const server: Server = createServer((request, response) => answer(request, response))
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const { port } = server.address() as AddressInfo
const origin = `http://127.0.0.1:${port}`
Object.assign(process.env, { CALENDAR_TEST_ORIGIN: origin, DATABASE_URL: 'postgres://localhost/unused' })
const { fetchCalendar, maxBytes } = await import('@/lib/services/calendar-address')
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const failed = (problem: string) => ({ kind: 'failed', problem })

describe('addresses that are read [1.F7]', () => {
  test.each([
    ['https://agenda.example/a.ics', 'https://agenda.example/a.ics'],
    ['  webcal://agenda.example/a.ics ', 'https://agenda.example/a.ics'],
    ['WEBCALS://agenda.example/a?b=c#d', 'https://agenda.example/a?b=c'],
  ])('%s', (given, read) => expect(readCalendarAddress(given)).toBe(read))

  test.each([
    'http://agenda.example/a.ics',
    'https://moi:secret@agenda.example/a.ics',
    'ftp://agenda.example/a.ics',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'agenda.example/a.ics',
    '',
    `https://agenda.example/${'a'.repeat(2_000)}`,
  ])('not %s', (given) => expect(readCalendarAddress(given)).toBeNull())

  test('are shown without what makes them secret', () => {
    const google = 'https://calendar.google.com/calendar/ical/a%40gmail.com/private-0123456789abcdef/basic.ics'
    expect(shortenAddress(google)).toBe('calendar.google.com/…/basic.ics')
    expect(shortenAddress(`https://agenda.example/${'f'.repeat(32)}`)).toBe('agenda.example/…')
    expect(shortenAddress('https://agenda.example/')).toBe('agenda.example/…')
  })
})

describe('addresses of the network [6.S8]', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '0.0.0.0',
    ],
    ...['100.64.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
    ],
    ...[
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '2002:7f00:1::',
      '3fff::1',
      '4000::1',
      'localhost',
      '',
      '1.2.3',
    ],
  ])('%s isn’t public', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '192.167.1.1', '2606:4700:4700::1111', '2a00:1450:4007::200e'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    'https://127.0.0.1/a.ics',
    `https://127.0.0.1:${port}/a.ics`,
    'https://[::1]/a.ics',
    'https://[::ffff:127.0.0.1]/a.ics',
    'https://2130706433/a.ics',
    'https://0x7f.1/a.ics',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/a.ics',
    `http://localhost:${port}/a.ics`,
    'http://agenda.example/a.ics',
  ])('nothing is asked of %s', async (address) => {
    const asked = vi.fn()
    answer = (_request, response) => {
      asked()
      response.end(text)
    }
    expect(await fetchCalendar(address, null)).toEqual(failed('not_public'))
    expect(asked).not.toHaveBeenCalled()
  })

  test.each(['https://127.0.0.1/', 'https://localhost/', 'file:///etc/passwd', 'http://169.254.169.254/'])(
    'nor when it is redirected to %s',
    async (location) => {
      answer = (_request, response) => response.writeHead(302, { location }).end()
      expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('not_public'))
    },
  )
})

describe('reading [1.F7]', () => {
  test('a calendar, and nothing when it didn’t change', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"a"') return response.writeHead(304).end()
      return response.writeHead(200, { etag: '"a"' }).end(text)
    }
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual({ kind: 'read', text, etag: '"a"' })
    expect(await fetchCalendar(`${origin}/a.ics`, '"a"')).toEqual({ kind: 'same' })
  })

  test('follows three redirections, not a fourth', async () => {
    answer = (request, response) => {
      const left = Number(request.url!.slice(1))
      return left === 0 ? response.end(text) : response.writeHead(301, { location: `/${left - 1}` }).end()
    }
    expect(await fetchCalendar(`${origin}/3`, null)).toMatchObject({ kind: 'read' })
    expect(await fetchCalendar(`${origin}/4`, null)).toEqual(failed('redirected'))
  })

  test.each([401, 403, 404, 410, 500, 204, 302])('a server that answers %d refuses', async (status) => {
    answer = (_request, response) => response.writeHead(status).end()
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('refused'))
  })

  test('50 MB are stopped after 5, announced or not', async () => {
    let sent = 0
    const chunk = Buffer.alloc(64 * 1024, 'x')
    const pour = (response: Parameters<RequestListener>[1]) => {
      while (sent < 50 * 1024 * 1024) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', () => pour(response))
      }
      response.end()
    }
    answer = (_request, response) => pour(response)
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('too_large'))
    expect(sent).toBeLessThan(maxBytes * 4)
    answer = (_request, response) => response.writeHead(200, { 'content-length': maxBytes + 1 }).flushHeaders()
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('too_large'))
  })

  test('a packed answer isn’t unpacked', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('refused'))
  })

  test('a server that hangs up, or isn’t there, can’t be reached', async () => {
    answer = (request) => request.socket.destroy()
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('unreachable'))
    expect(await fetchCalendar('https://nulle-part.invalid/a.ics', null)).toEqual(failed('unreachable'))
  })

  test('one that says a word a second is slow', async () => {
    const never = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 150)
      return controller.signal
    })
    answer = (_request, response) => {
      response.writeHead(200)
      response.write('BEGIN')
    }
    expect(await fetchCalendar(`${origin}/a.ics`, null)).toEqual(failed('slow'))
    expect(never).toHaveBeenCalledWith(10_000)
    never.mockRestore()
  })
})

test('production refuses to start with the origin of the tests', async () => {
  vi.resetModules()
  for (const name of ['DIAPASON_MODE', 'SANDBOX_URL', 'STRIPE_API_BASE', 'RESEND_BASE_URL']) vi.stubEnv(name, undefined)
  const { env } = await import('@/lib/core/env')
  expect(() => env()).toThrow(/CALENDAR_TEST_ORIGIN/)
  vi.stubEnv('CALENDAR_TEST_ORIGIN', undefined)
  expect(env().DIAPASON_MODE).toBe('production')
  vi.unstubAllEnvs()
})
