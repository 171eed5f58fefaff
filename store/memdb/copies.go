package memdb

import (
	"bytes"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

func copyCase(c *casework.Case) casework.Case {
	out := casework.Case{Header: copyHeader(&c.Header), Version: c.Version}
	for i := range c.Facts {
		out.Facts = append(out.Facts, copyFact(&c.Facts[i]))
	}
	return out
}

func copyHeader(h *casework.Header) casework.Header {
	out := *h
	out.Grounds, out.Routes = slices.Clone(h.Grounds), slices.Clone(h.Routes)
	if h.PhaseTransfer != nil {
		p := *h.PhaseTransfer
		out.PhaseTransfer = &p
	}
	out.OpenedAt = instant(h.OpenedAt)
	return out
}

func copyFact(f *casework.Fact) casework.Fact {
	out := *f
	out.Attrs, out.Items = slices.Clone(f.Attrs), slices.Clone(f.Items)
	for i := range out.Attrs {
		out.Attrs[i].Values = slices.Clone(f.Attrs[i].Values)
	}
	out.RecordedAt = instant(f.RecordedAt)
	return out
}

func copyPerson(p casework.Person) casework.Person {
	p.Roles, p.Digest.By, p.Digest.Days = slices.Clone(p.Roles), slices.Clone(p.Digest.By), slices.Clone(p.Digest.Days)
	return p
}

func copyOrganisation(o casework.Organisation) casework.Organisation {
	o.Authorities = slices.Clone(o.Authorities)
	return o
}

func copyLetter(l post.Letter) post.Letter {
	l.Body, l.Due = bytes.Clone(l.Body), instant(l.Due)
	return l
}
