/**
 * How a paper of a meeting is drawn (Typst), as a file that everybody can read: headings, lists and tables are such, the language and the title are told, and the contents lead to the items (PDF/UA-1). It reads what is drawn as
 * values; nothing of it is read as a drawing. The document tells of no day, author or program.
 */
export const PAPER_TEMPLATE = `
#let paper = json(bytes(sys.inputs.data))
#set document(title: paper.title, date: none)
#set text(font: "Libertinus Serif", lang: "sv", size: 11pt, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set page(
  width: 210mm, height: 297mm, margin: (x: 26mm, top: 30mm, bottom: 26mm),
  header: [#text(size: 9pt, fill: luma(60), paper.head) #h(1fr) #text(size: 9pt, weight: "bold", paper.mark)],
  footer: context align(center, text(size: 9pt, fill: luma(60))[#paper.words.page #counter(page).display() #paper.words.of #counter(page).final().first()]),
)
#show heading.where(level: 1): it => block(below: 1.1em, text(size: 22pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 1.9em, below: 0.8em, sticky: true, text(size: 14pt, weight: "bold", it.body))
#show heading.where(level: 3): it => block(above: 1.3em, below: 0.6em, sticky: true, text(size: 11.5pt, weight: "bold", it.body))
#show heading.where(level: 4): it => block(above: 1.1em, below: 0.5em, sticky: true, text(size: 11pt, style: "italic", it.body))
#set outline(indent: 0pt)
#show outline.entry: set block(above: 0.7em)

#let facts(pairs) = if pairs.len() > 0 {
  for pair in pairs [#par(spacing: 0.5em, [#strong[#pair.at(0):] #pair.at(1)])]
}
#let drawn(block, level) = {
  if block.kind == "heading" { heading(level: level, outlined: false, block.text) }
  else if block.kind == "paragraph" { par(block.text) }
  else if block.kind == "list" {
    if block.first == none { list(..block.items.map(item => [#item])) } else { enum(start: block.first, ..block.items.map(item => [#item])) }
  } else {
    let columns = calc.max(..block.rows.map(row => row.len()))
    let full(row) = row + ("",) * (columns - row.len())
    table(columns: columns, inset: 5pt, stroke: 0.4pt + luma(150), table.header(..full(block.rows.first()).map(cell => strong(cell))), ..block.rows.slice(1).map(full).flatten())
  }
}

#if paper.logo != none { block(below: 1.2em, image(bytes(paper.logo.bytes), format: paper.logo.format, height: 14mm, alt: paper.logo.alt)) }
#heading(level: 1, outlined: false, paper.title)
#facts(paper.facts)
#if paper.notice != none {
  block(width: 100%, above: 1.6em, inset: 10pt, stroke: 0.8pt + luma(90), {
    heading(level: 2, outlined: false, paper.notice.heading)
    for block in paper.notice.blocks { drawn(block, 3) }
  })
}
#if paper.attendance.len() > 0 {
  heading(level: 2, outlined: false, paper.attendanceHeading)
  for group in paper.attendance {
    heading(level: 3, outlined: false, group.heading)
    table(
      columns: (1.4fr,) + (auto,) * (group.columns.len() - 1), inset: (x: 4pt, y: 3.5pt), stroke: (x, y) => if y == 0 { (bottom: 0.7pt) } else { (bottom: 0.3pt + luma(170)) },
      table.header(..group.columns.map(column => strong(column))), ..group.rows.flatten(),
    )
  }
}
#heading(level: 2, outlined: false, paper.contents)
#outline(title: none, depth: 2)
#for item in paper.items {
  heading(level: 2, item.heading)
  facts(item.facts)
  for block in item.blocks { drawn(block, 3) }
  for part in item.parts {
    heading(level: 3, outlined: false, part.heading)
    for block in part.blocks { drawn(block, 4) }
  }
}
`
