import { Body, Container, Head, Heading, Html, Link, Preview, Section, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/client-files/types'
import { darkPalette, lightPalette, type Palette } from '@/lib/core/colours'
import type { Brand, FooterLine } from './content'

export const serif = "Fraunces, 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif"
export const sans =
  "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Inline colours are the light ones; these classes put the dark ones over them where the program knows how. */
const darkRules = (palette: Palette): string => `
  .paper, .paper > table > tbody > tr > td { background-color: ${palette.paper} !important; }
  .surface { background-color: ${palette.surface} !important; border-color: ${palette.line} !important; }
  .sunken { background-color: ${palette.sunken} !important; border-color: ${palette.line} !important; }
  .soft { background-color: ${palette.accentSoft} !important; border-color: ${palette.accentSoft} !important; }
  .ink { color: ${palette.ink} !important; }
  .muted { color: ${palette.muted} !important; }
  .accent { color: ${palette.accent} !important; }
  .rule { border-color: ${palette.accent} !important; }
  .line { border-color: ${palette.line} !important; }
  .button { background-color: ${palette.accent} !important; color: ${palette.accentInk} !important; }`

const sheet = (brand: Brand): string => `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) { ${darkRules(darkPalette(brand.accentHue, brand.accentChroma))} }
  @media (max-width: 480px) {
    .pad { padding-left: 20px !important; padding-right: 20px !important; }
    .title { font-size: 27px !important; line-height: 33px !important; }
  }`

/** What a screen reader is told that it reads. */
const htmlLang: Record<Locale, string> = { 'fr-FR': 'fr', 'fr-CA': 'fr-CA', en: 'en' }

type Props = {
  brand: Brand
  locale: Locale
  preview: string
  kicker: string
  title: string
  footer: readonly FooterLine[]
  children: ReactNode
}

/** The sheet of paper of every mail: the structure's name, a rule in its colour, a title, and who writes at the foot. */
export function Frame({ brand, locale, preview, kicker, title, footer, children }: Props) {
  const colour = lightPalette(brand.accentHue, brand.accentChroma)
  return (
    <Html lang={htmlLang[locale]} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{title}</title>
        <style>{sheet(brand)}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="paper" style={{ margin: 0, padding: 0, backgroundColor: colour.paper, fontFamily: sans }}>
        <Container style={{ maxWidth: 600, margin: '0 auto', padding: '28px 12px 40px' }}>
          <Section className="pad" style={{ padding: '0 36px 18px' }}>
            <Link
              href={brand.url}
              className="ink"
              style={{ color: colour.ink, textDecoration: 'none', fontFamily: serif, fontSize: 21, lineHeight: '28px' }}
            >
              {brand.name}
            </Link>
          </Section>
          <Section
            className="surface pad"
            style={{
              backgroundColor: colour.surface,
              border: `1px solid ${colour.line}`,
              borderRadius: 14,
              padding: '34px 36px 30px',
            }}
          >
            <Text
              className="accent"
              style={{
                margin: '0 0 8px',
                color: colour.accent,
                fontSize: 14,
                lineHeight: '20px',
                fontWeight: 600,
                letterSpacing: '0.04em',
              }}
            >
              {kicker}
            </Text>
            <Heading
              as="h1"
              className="ink title"
              style={{
                margin: 0,
                color: colour.ink,
                fontFamily: serif,
                fontWeight: 500,
                fontSize: 32,
                lineHeight: '39px',
              }}
            >
              {title}
            </Heading>
            <Section
              className="rule"
              style={{ width: 56, borderTop: `3px solid ${colour.accent}`, margin: '20px 0 24px' }}
            />
            {children}
          </Section>
          <Footer brand={brand} lines={footer} colour={colour} />
        </Container>
      </Body>
    </Html>
  )
}

function Footer({ brand, lines, colour }: { brand: Brand; lines: readonly FooterLine[]; colour: Palette }) {
  const style = { margin: '0 0 10px', color: colour.muted, fontSize: 14, lineHeight: '21px' }
  const link = { color: colour.muted, textDecoration: 'underline' }
  return (
    <Section className="pad" style={{ padding: '24px 36px 0' }}>
      {lines.map((line) => (
        <Text key={typeof line === 'string' ? line : line.href} className="muted" style={style}>
          {typeof line === 'string' ? (
            line
          ) : (
            <Link href={line.href} className="muted" style={link}>
              {line.text}
            </Link>
          )}
        </Text>
      ))}
      <Text className="muted" style={style}>
        <span className="ink" style={{ color: colour.ink, fontFamily: serif, fontSize: 16 }}>
          {brand.name}
        </span>
        <br />
        {brand.postalAddress}
        <br />
        <Link href={`tel:${brand.phone.replace(/[^\d+]/g, '')}`} className="muted" style={link}>
          {brand.phone}
        </Link>
        {' · '}
        <Link href={`mailto:${brand.email}`} className="muted" style={link}>
          {brand.email}
        </Link>
      </Text>
    </Section>
  )
}
