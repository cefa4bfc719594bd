"""Multilayer perceptrons: their cost, backpropagation as data, the data they learn and training."""
