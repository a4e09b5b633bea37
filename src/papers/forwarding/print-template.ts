/**
 * How a batch is drawn (Typst). A text that does not fit within its label in a size that can be read stops the drawing: half an identity number on an envelope reaches nobody, or somebody else. The document has no
 * title, no author and no day.
 */
export const PRINT_TEMPLATE = `
#let job = json(bytes(sys.inputs.data))
#set document(date: none)
#set text(font: "DejaVu Sans Mono", lang: "sv", hyphenate: false, size: 9pt)

// The largest of some sizes in which all of some labels fit, by the widest of them: each sign is as wide as any other, and those of one face have as many lines. What is fitted is asked for within a context.
#let fitting(labels, width, height, sizes, draw) = {
  if labels.len() == 0 { return sizes.first() }
  let widest = labels.sorted(key: label => calc.max(..label.lines.map(line => line.clusters().len()))).last()
  let size = sizes.find(size => {
    let room = measure(draw(widest, size))
    room.width <= width and room.height <= height
  })
  if size == none { panic("does not fit") }
  size
}
#let rehearsal(size) = if job.rehearsal != "" { text(size: size, weight: "bold", job.rehearsal) }
#let lines(size, rows) = {
  set par(leading: 0.45em)
  // As it is, what is drawn raw is a fifth smaller than what stands around it.
  show raw: set text(size: 1.25em)
  text(size: size, rows.map(row => raw(row)).join(linebreak()))
}

#let drawn-list(list) = {
  // As it is, what is drawn raw is a fifth smaller than what stands around it.
  let row(line) = text(size: 11.5pt, raw(line))
  set page(
    width: 210mm, height: 297mm, margin: (x: 15mm, top: 32mm, bottom: 22mm),
    header: {
      text(size: 12pt, weight: "bold", list.marking)
      h(1fr)
      rehearsal(10pt)
      v(3mm)
      block(strong(row(list.headings)))
      v(1mm)
      line(length: 100%, stroke: 0.8pt)
    },
    footer: context [
      #text(weight: "bold", list.marking) #h(1fr)
      #list.page.at(0) #counter(page).display() #list.page.at(1) #counter(page).at(<list-end>).first()
    ],
  )
  set block(spacing: 0mm)
  counter(page).update(1)
  block(text(size: 13pt, weight: "bold", list.title))
  v(3mm)
  block(list.made)
  v(4mm)
  for line in list.rows { block(width: 100%, height: 6.2mm, stroke: (bottom: 0.3pt), align(horizon, row(line))) }
  v(9mm)
  block(breakable: false, {
    for signature in list.signatures { grid(columns: (42mm, 1fr, 8mm, 34mm), column-gutter: 2mm, align: bottom, signature.at(0), line(length: 100%, stroke: 0.5pt), signature.at(1), line(length: 100%, stroke: 0.5pt)); v(8mm) }
    text(size: 8pt, list.keep)
  })
  [#metadata(none) <list-end>]
}

#let front(in-person) = (label, size) => {
  set par(leading: 0.4em)
  text(size: size, weight: "bold", label.lines.first())
  if label.inPerson { linebreak(); text(size: calc.max(0.5 * size, 6pt), weight: "bold", in-person) }
  if job.rehearsal != "" { linebreak(); rehearsal(calc.max(0.4 * size, 6pt)) }
}
// Lines that begin under each other, as wide as the widest: what it stands in says where it goes.
#let address(label, size) = box(align(left, lines(size, if job.rehearsal == "" { label.lines } else { (..label.lines, job.rehearsal) })))

#let drawn-labels(sheet) = {
  let (columns, rows) = (sheet.columns, sheet.rows)
  let items = (none,) * sheet.skip + sheet.items
  let (width, height) = (sheet.label.width * 1mm, sheet.label.height * 1mm)
  let number-sizes = (20pt, 18pt, 16pt, 14pt, 12pt, 11pt, 10pt, 9pt)
  let address-sizes = (12pt, 11pt, 10pt, 9pt, 8pt, 7pt, 6pt, 5.5pt)
  set page(width: sheet.page.width * 1mm, height: sheet.page.height * 1mm, margin: 0mm, header: none, footer: none)
  context {
    let of(face, in-person) = sheet.items.filter(item => item.face == face and item.at("inPerson", default: false) == in-person)
    let fit(labels, sizes, draw) = fitting(labels, width - 5mm, height - 4mm, sizes, draw)
    let draw-number = front(sheet.inPerson)
    let sizes = (
      plain: fit(of("front", false), number-sizes, draw-number),
      in-person: fit(of("front", true), number-sizes, draw-number),
      back: fit(of("back", false), address-sizes, address),
      outer: fit(of("outer", false), address-sizes, address),
    )
    let drawn(item) = if item.face == "front" { draw-number(item, if item.inPerson { sizes.in-person } else { sizes.plain }) } else { address(item, sizes.at(item.face)) }
    for start in range(0, items.len(), step: columns * rows) {
      page({
        if sheet.top >= 8 { place(top + center, dy: 3mm, text(size: 8pt, weight: "bold", sheet.marking)) }
        for (at, item) in items.slice(start, calc.min(start + columns * rows, items.len())).enumerate() {
          if item == none { continue }
          place(
            top + left,
            dx: (sheet.left + calc.rem(at, columns) * sheet.stepX) * 1mm,
            dy: (sheet.top + calc.quo(at, columns) * sheet.stepY) * 1mm,
            box(width: width, height: height, align(center + horizon, drawn(item))),
          )
        }
      })
    }
  }
}

// The address below and to the right of the middle, clear of the postmark above and of what sorting machines print at the foot.
#let drawn-envelopes(envelopes) = {
  let (width, height) = (envelopes.page.width * 1mm, envelopes.page.height * 1mm)
  set page(width: width, height: height, margin: 0mm, header: none, footer: none)
  context {
    let size = fitting((envelopes,), 0.48 * width - 6mm, 0.5 * height - 20mm, (13pt, 12pt, 11pt, 10pt), address)
    for _ in range(envelopes.count) {
      page(place(top + left, dx: 0.52 * width, dy: 0.5 * height, address(envelopes, size)))
    }
  }
}

#if "list" in job.parts { drawn-list(job.list) }
#if "labels" in job.parts { drawn-labels(job.labels) }
#if "envelopes" in job.parts { drawn-envelopes(job.envelopes) }
`
