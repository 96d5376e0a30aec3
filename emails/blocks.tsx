import { Button as Anchor, Column, Img, Link, Row, Section, Text } from '@react-email/components'
import { Children } from 'react'
import type { Palette } from '@/lib/core/colours'
import {
  type Bill,
  type Block,
  type Button,
  type Fact,
  type Facts,
  type Picture,
  type Quote,
  type Run,
  shortLink,
  type Ticket,
} from './content'
import { sans, serif } from './frame'

type With<Content> = { block: Content; colour: Palette }

const bodyText = (colour: Palette) => ({
  margin: '0 0 18px',
  color: colour.ink,
  fontSize: 17,
  lineHeight: '27px',
  fontFamily: sans,
})

/** A line that somebody began in a paragraph begins there for its reader too. */
const withBreaks = (text: string) =>
  Children.toArray(text.split('\n').flatMap((line, rank) => (rank === 0 ? [line] : [<br key={line} />, line])))

function RunView({ run, colour }: { run: Run; colour: Palette }) {
  if (run.kind === 'strong') return <strong>{run.text}</strong>
  if (run.kind === 'text') return withBreaks(run.text)
  return (
    <Link
      href={run.text}
      className="accent"
      style={{ color: colour.accent, textDecoration: 'underline', wordBreak: 'break-word' }}
    >
      {run.label ?? shortLink(run.text)}
    </Link>
  )
}

export function ParagraphView({ runs, colour }: { runs: readonly Run[]; colour: Palette }) {
  return (
    <Text className="ink" style={bodyText(colour)}>
      {Children.toArray(runs.map((run) => <RunView key={run.text} run={run} colour={colour} />))}
    </Text>
  )
}

function ButtonView({ block, colour }: With<Button>) {
  return (
    <Section style={{ margin: '6px 0 24px' }}>
      <Anchor
        href={block.href}
        className="button"
        style={{
          backgroundColor: colour.accent,
          color: colour.accentInk,
          borderRadius: 10,
          padding: '14px 26px',
          fontSize: 17,
          lineHeight: '22px',
          fontWeight: 600,
          fontFamily: sans,
          textDecoration: 'none',
        }}
      >
        {block.label}
      </Anchor>
      {block.help ? (
        <Text className="muted" style={{ margin: '16px 0 0', color: colour.muted, fontSize: 14, lineHeight: '21px' }}>
          {block.help}
          <br />
          <Link href={block.href} className="muted" style={{ color: colour.muted, overflowWrap: 'anywhere' }}>
            {block.href}
          </Link>
        </Text>
      ) : null}
    </Section>
  )
}

function FactRows({ facts, colour }: { facts: readonly Fact[]; colour: Palette }) {
  const cell = {
    padding: '9px 0',
    borderTop: `1px solid ${colour.line}`,
    fontSize: 16,
    lineHeight: '23px',
    verticalAlign: 'top' as const,
  }
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th
              scope="row"
              className="muted line"
              style={{
                ...cell,
                color: colour.muted,
                fontWeight: 400,
                width: '34%',
                paddingRight: 12,
                textAlign: 'left',
              }}
            >
              {label}
            </th>
            <td className="ink line" style={{ ...cell, color: colour.ink, overflowWrap: 'anywhere' }}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TicketView({ block, colour }: With<Ticket>) {
  const struck = block.isCancelled ? 'line-through' : 'none'
  return (
    <Section
      className="sunken"
      style={{
        backgroundColor: colour.sunken,
        border: `1px solid ${colour.line}`,
        borderRadius: 12,
        margin: '4px 0 26px',
        padding: '20px 22px 10px',
      }}
    >
      <Row>
        <Column style={{ width: 84, verticalAlign: 'middle' }}>
          <Text
            className="accent"
            style={{
              margin: 0,
              color: colour.accent,
              fontFamily: serif,
              fontSize: 54,
              lineHeight: '56px',
              fontWeight: 500,
              textDecoration: struck,
            }}
          >
            {block.day}
          </Text>
        </Column>
        <Column style={{ verticalAlign: 'middle' }}>
          <Text
            className="ink"
            style={{
              margin: 0,
              color: colour.ink,
              fontFamily: serif,
              fontSize: 20,
              lineHeight: '27px',
              textDecoration: struck,
            }}
          >
            {block.weekday} {block.day} {block.month}
          </Text>
          <Text
            className="ink"
            style={{
              margin: 0,
              color: colour.ink,
              fontFamily: serif,
              fontSize: 20,
              lineHeight: '27px',
              textDecoration: struck,
            }}
          >
            {block.time}
          </Text>
        </Column>
      </Row>
      <Section style={{ marginTop: 16 }}>
        <FactRows facts={block.facts} colour={colour} />
      </Section>
    </Section>
  )
}

function FactsView({ block, colour }: With<Facts>) {
  return (
    <Section style={{ margin: '0 0 22px' }}>
      <FactRows facts={block.facts} colour={colour} />
    </Section>
  )
}

function BillView({ block, colour }: With<Bill>) {
  const cell = {
    padding: '11px 0',
    borderTop: `1px solid ${colour.line}`,
    fontSize: 16,
    lineHeight: '23px',
    color: colour.ink,
    verticalAlign: 'top' as const,
  }
  const amount = { ...cell, fontFamily: serif, whiteSpace: 'nowrap' as const, paddingLeft: 16 }
  const last = { borderTop: `2px solid ${colour.ink}`, fontWeight: 600 }
  return (
    <Section style={{ margin: '2px 0 26px' }}>
      <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
        <tbody>
          {block.lines.map((line) => (
            <tr key={`${line.name} ${line.detail}`}>
              <td className="ink line" style={cell}>
                {line.name}
                <br />
                <span className="muted" style={{ color: colour.muted, fontSize: 14 }}>
                  {line.detail}
                </span>
              </td>
              <td className="ink line" align="right" style={amount}>
                {line.amount}
              </td>
            </tr>
          ))}
          <tr>
            <td className="ink" style={{ ...cell, ...last }}>
              {block.total.label}
            </td>
            <td className="ink" align="right" style={{ ...amount, ...last, fontSize: 20 }}>
              {block.total.value}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

function QuoteView({ block, colour }: With<Quote>) {
  return (
    <Section
      className="soft"
      style={{ backgroundColor: colour.accentSoft, borderRadius: 10, padding: '14px 18px', margin: '0 0 22px' }}
    >
      <Text
        className="ink"
        style={{ margin: 0, color: colour.ink, fontSize: 17, lineHeight: '27px', whiteSpace: 'pre-line' }}
      >
        {block.text}
      </Text>
    </Section>
  )
}

/** As wide as the sheet at most; programs that load no pictures show its words. */
function PictureView({ block, colour }: With<Picture>) {
  return (
    <Section style={{ margin: '0 0 22px' }}>
      <Img
        src={block.src}
        alt={block.alt}
        width={Math.min(block.width, 526)}
        className="muted"
        style={{ width: '100%', maxWidth: 526, height: 'auto', borderRadius: 10, color: colour.muted, fontSize: 14 }}
      />
    </Section>
  )
}

export function BlockView({ block, colour }: With<Block>) {
  switch (block.kind) {
    case 'button':
      return <ButtonView block={block} colour={colour} />
    case 'ticket':
      return <TicketView block={block} colour={colour} />
    case 'facts':
      return <FactsView block={block} colour={colour} />
    case 'bill':
      return <BillView block={block} colour={colour} />
    case 'quote':
      return <QuoteView block={block} colour={colour} />
    case 'picture':
      return <PictureView block={block} colour={colour} />
  }
}
