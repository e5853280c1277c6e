"""Files of every usual kind to documents."""

from geoevents.documents.documents import SUFFIXES, read_documents

__all__ = ["SUFFIXES", "read_documents"]
