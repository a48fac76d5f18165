"""The rules that Dateline keeps."""
