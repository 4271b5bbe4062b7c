#!/bin/sh
# What a colleague wrote who has never heard of sv.
claude review
