import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateInput, type Option, Select, TextInput } from '@/components/ui/inputs'
import { consentChannels, countries, locales } from '@/lib/client-files/types'
import { agedPeople, type ConditionKind, type DraftCondition, type TownFound } from '@/lib/segments/types'
import type { BuilderFacts } from './builder-facts'

type Props = { condition: DraftCondition; name: string; facts: BuilderFacts }
type Words = ReturnType<typeof useTranslations<'segments.fields'>>
type Scope = {
  t: Words
  field: (name: string) => { name: string; defaultValue: string; error?: string }
  facts: BuilderFacts
}

/** What a condition needs to know besides its kind; some need nothing. */
export function ConditionFields({ condition, name, facts }: Props) {
  const t = useTranslations('segments.fields')
  const wrong = useTranslations('segments.wrong')
  const field = (own: string) => {
    const known = facts.wrong.get(name)?.find((one) => one === own)
    return { name: `${name}.${own}`, defaultValue: condition.fields[own] ?? '', error: known && wrong(known) }
  }
  const scope: Scope = { t, field, facts }
  const fields: Partial<Record<ConditionKind, () => ReactNode>> = {
    consent: () => <ChannelField {...scope} />,
    interested: () => <OfferField {...scope} isGroup={false} />,
    to_place: () => <OfferField {...scope} isGroup />,
    pupil: () => <PupilFields {...scope} />,
    country: () => <CountryFields {...scope} />,
    around: () => <AroundFields {...scope} town={facts.towns.get(name)} />,
    age: () => <AgeFields {...scope} />,
    locale: () => <LocaleField {...scope} />,
    active: () => <DateInput {...field('depuis')} label={t('sinceDay')} autoComplete="off" />,
  }
  return fields[condition.kind]?.() ?? null
}

function ChannelField({ t, field }: Scope) {
  const words = useTranslations('people.consents.channels')
  const options = consentChannels.map((value) => ({ value, label: words(value) }))
  return <Select {...field('canal')} label={t('channel')} options={options} className="basis-52" />
}

const optionOf = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name })

function OfferField({ t, field, facts, isGroup }: Scope & { isGroup: boolean }) {
  const offers = facts.choices.offers.filter((offer) => !isGroup || offer.isGroup)
  return (
    <Select
      {...field('offre')}
      label={t('offer')}
      placeholder={t('anyOffer')}
      options={offers.map(optionOf)}
      className="min-w-0 basis-72"
    />
  )
}

function PupilFields({ t, field, facts: { choices } }: Scope) {
  const options = [
    { value: 'offer:', label: t('anyOffer') },
    { value: 'course:', label: t('anyCourse') },
    ...choices.courses.map(({ id, name }) => ({ value: `course:${id}`, label: t('courses', { name }) })),
    ...choices.offers.map(({ id, name }) => ({ value: `offer:${id}`, label: t('offers', { name }) })),
  ]
  return (
    <>
      <Select {...field('de')} label={t('pupilOf')} options={options} className="min-w-0 basis-72" />
      <DateInput {...field('depuis')} label={t('since')} autoComplete="off" />
    </>
  )
}

function CountryField({ t, field }: Scope) {
  const words = useTranslations('people.countries')
  const options = countries.map((value) => ({ value, label: words(value) }))
  return <Select {...field('pays')} label={t('country')} options={options} className="basis-40" />
}

function CountryFields(scope: Scope) {
  const { t, field } = scope
  return (
    <>
      <CountryField {...scope} />
      <TextInput {...field('cp')} label={t('prefixes')} help={t('prefixesHelp')} maxLength={120} autoComplete="off" />
    </>
  )
}

function AroundFields({ town, ...scope }: Scope & { town?: TownFound }) {
  const { t, field } = scope
  const { error: _, ...area } = field('lieu')
  return (
    <>
      <CountryField {...scope} />
      <TextInput {...field('ville')} label={t('town')} maxLength={80} autoComplete="off" className="basis-48" />
      {town && town.choices.length > 1 ? (
        <Select
          {...area}
          label={t('area')}
          placeholder={t('chooseArea')}
          options={town.choices.map(({ area, areaName }) => ({ value: area, label: areaName }))}
          help={t('several')}
          className="basis-52"
        />
      ) : (
        <input type="hidden" {...area} />
      )}
      <TextInput
        {...field('km')}
        label={t('km')}
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
        className={widthOf(field('km'))}
      />
    </>
  )
}

/** A few digits need little room; what is wrong with them needs more. */
const widthOf = ({ error }: { error?: string }) => (error ? 'w-64' : 'w-32')

function AgeFields({ t, field }: Scope) {
  const options = agedPeople.map((value) => ({ value, label: t(`people.${value}`) }))
  return (
    <>
      <Select {...field('qui')} label={t('whose')} options={options} className="basis-48" />
      <TextInput
        {...field('min')}
        label={t('from')}
        inputMode="numeric"
        maxLength={3}
        className={widthOf(field('min'))}
      />
      <TextInput
        {...field('max')}
        label={t('to')}
        inputMode="numeric"
        maxLength={3}
        className={widthOf(field('max'))}
      />
    </>
  )
}

function LocaleField({ t, field }: Scope) {
  const words = useTranslations('people.addressing.locales')
  const options = locales.map((value) => ({ value, label: words(value) }))
  return <Select {...field('langue')} label={t('locale')} options={options} className="basis-52" />
}
