import { expect, test } from 'vitest'
import robots from '@/app/robots'
import { personalSections } from '@/lib/gate/sections'
import { config as door } from '@/middleware'
import site from '@/next.config'

process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1/nothing'

const headersOf = async () => (await site.headers?.()) ?? []

test('[6.S6] the middleware meets every personal page, and no other', () => {
  expect(door.matcher[0]).toBe(`/:structure/(${personalSections.join('|')})/:path*`)
})

test('[6.S6] the policy of public pages leaves personal pages to the middleware', async () => {
  const rule = (await headersOf()).find(({ headers }) => headers.some(({ key }) => key === 'Content-Security-Policy'))
  const takes = new RegExp(`^${rule!.source}$`)
  for (const section of personalSections) {
    expect(takes.test(`/atelier/${section}`), section).toBe(false)
    expect(takes.test(`/atelier/${section}/suite`), section).toBe(false)
  }
  expect(takes.test('/atelier/cours-et-tarifs/cours-piano')).toBe(true)
})

test('[1.A3] robots are asked to leave every personal page alone', () => {
  const { rules } = robots()
  expect(rules).toMatchObject({ disallow: ['/api/', ...personalSections.map((section) => `/*/${section}`)] })
})

test('[6.S6] browsers are told to stay on https, by answers given over https', async () => {
  const rule = (await headersOf()).find(({ headers }) => headers.some(({ key }) => key === 'Strict-Transport-Security'))
  expect(rule).toEqual({
    source: '/:path*',
    has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
    headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
  })
})
