import { isPackage } from '@/lib/catalogue/rules'
import type { Offer } from '@/lib/catalogue/types'
import { env } from '@/lib/core/env'
import type { NextStarts } from '@/lib/courses/queries/list-next-starts'
import { pathOf } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

const absolute = (path: string) => new URL(path, env().APP_URL).href
const offerPath = (structure: Structure, offer: Offer) => pathOf(structure.slug, `cours-et-tarifs/${offer.slug}`)

/** The school itself, as schema.org names it ([1.A3]). */
export function describeSchool(structure: Structure, description: string) {
  const { address, phone, email } = structure.settings
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOrganization',
    name: structure.name,
    description,
    url: absolute(pathOf(structure.slug, '')),
    image: absolute(`/images/${structure.slug}/og.jpg`),
    telephone: phone,
    email,
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.line1,
      postalCode: address.postcode,
      addressLocality: address.city,
      addressCountry: address.country,
    },
  }
}

/** Cents as schema.org wants them, '340.00', without a float. */
function decimal(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}

function describePrice(structure: Structure, offer: Offer) {
  return {
    '@type': 'Offer',
    name: offer.name,
    url: absolute(offerPath(structure, offer)),
    price: decimal(offer.priceCents),
    priceCurrency: structure.currency,
    availability: 'https://schema.org/InStock',
    category: 'Paid',
  }
}

/** The start dates of a group course that still have a place, each as an instance from its first session to its last. */
const describeStarts = ({ course, starts }: NextStarts) =>
  starts
    .filter(({ isOpen }) => isOpen)
    .map(({ startsAt, sessions }) => ({
      '@type': 'CourseInstance',
      courseMode: 'Onsite',
      name: course.name,
      startDate: startsAt.toISOString(),
      endDate: sessions.at(-1)!.endsAt.toISOString(),
      location: { '@type': 'Place', name: course.locationName },
      instructor: { '@type': 'Person', name: course.teacherName },
    }))

/** An offer as a Course with its Offer; a membership or a gift is an Offer alone ([1.A3]). */
export function describeOffer(structure: Structure, offer: Offer, courses: readonly NextStarts[] = []) {
  if (offer.kind === 'membership' || offer.kind === 'gift') {
    return { '@context': 'https://schema.org', ...describePrice(structure, offer), description: offer.summary }
  }
  const hours = ((offer.lessonMinutes ?? 0) * offer.credits) / 60
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: offer.name,
    description: offer.summary,
    url: absolute(offerPath(structure, offer)),
    provider: { '@type': 'EducationalOrganization', name: structure.name, url: absolute(pathOf(structure.slug, '')) },
    offers: describePrice(structure, offer),
    ...(isPackage(offer) ? { timeRequired: `PT${hours}H` } : {}),
    hasCourseInstance:
      courses.length > 0
        ? courses.flatMap(describeStarts)
        : {
            '@type': 'CourseInstance',
            courseMode: 'Onsite',
            courseWorkload: `PT${offer.lessonMinutes ?? 0}M`,
            instructor: offer.teachers.map((one) => ({ '@type': 'Person', name: `${one.firstName} ${one.lastName}` })),
          },
  }
}

/** The catalogue as a list of its courses. */
export function describeCatalogue(structure: Structure, offers: Offer[]) {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: offers.map((offer, rank) => ({
      '@type': 'ListItem',
      position: rank + 1,
      url: absolute(offerPath(structure, offer)),
      name: offer.name,
    })),
  }
}
