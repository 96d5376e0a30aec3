import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { middleware } from '@/middleware'

test.each([
  ['GET', false],
  ['POST', true],
])('[2.B3] what a %s says of a form reaches the page: %s', (method, isKept) => {
  const headers = { 'next-action': 'x', cookie: 'diapason.session=1' }
  const answer = middleware(new NextRequest('http://localhost/atelier/mon-compte/eleves', { method, headers }))
  const passed = answer.headers.get('x-middleware-override-headers')?.split(',') ?? []
  expect(passed).toContain('x-path')
  expect(passed.includes('next-action')).toBe(isKept)
})
