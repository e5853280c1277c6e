"""When an event was, and which days of its sentence are another's."""
